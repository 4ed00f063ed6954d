"""Widgets: each shows a value and reports what the user did; none holds a case, reads files or knows a method.

* `palette`, `style`, `icons`: colours of both themes, the style sheet, the icon set.
* `wrapped_text`, `category_disc`, `choice_bar`, `title_choice`: small parts.
* `start_page`, `start_row`: where the program starts without a case. `message_bar`: what could not be done.
* `overlay` with `goto_popup`, `shortcut_sheet`; `drop_hint`: what lies over the window.
* `steps_rail` with `step_button`: the steps of an assessment with their states.
* `row_frame`: what rows of sheets have in common. `score_sheet`, `item_row` with `item_basis`, `answer_choice`,
  `evidence_links`: one sheet of a method, item by item; `sheet_total`: how its total builds up; `flow_path`: the path
  through a flow; `method_matrix`: all methods side by side.
* `verdict_column`, `verdict_card`, `verdict_line`, `findings_list` with `finding_row`: what is known of every
  pair, and what is wrong with the case.
* `plain_plot`: a plot with axes, without menus. `edish_panel` with `edish_view` and `edish_drawing`: where a liver
  injury stands in the eDISH plot.
* `close_up_card` with `close_up_plot`: a change of dose from near. `challenge_table`, `challenge_detail`: all changes
  of dose, and one in full.
* `timeline_panel` with `timeline_legend` and `timeline_view` (mouse and keyboard over `timeline_plot`): samples and
  doses in time, values of `causality.figure`. Drawn on `timeline_frame` by `timeline_samples`, `timeline_lanes` (with
  `timeline_bars`, `timeline_pills`), `timeline_marks`, `timeline_occurrences`, `timeline_rule`, named by
  `timeline_names`, each a `timeline_screen` item; read by `timeline_crosshair` and `timeline_axes`, moved by
  `timeline_edges` at `timeline_places`, written to files by `timeline_picture`.
* `text_field`, `long_text_field`, `choice_field`, `entry_field` (a date or number that is understood while it is typed)
  with `entry_note` and `typing_pause`, `several_field`, `choice_chips`, `labelled`: what forms are made of; `section`,
  `fluid_layout`, `flow_layout`, `head_layout`, `item_layout`: how they are laid out.
* `pressing`: Enter on a button. `key_button`, `on_day_bar`: what is done by one key, and the day it asks for.
  `elided_label`, `elided_button`: a line in its width.
* `page_view` with `page_layout`, `page_painting`, `preview_bar`: the pages of a document; `go_list`: places to go to;
  `written_bar`: what became of a file.
* `work_up_sheet`, `work_up_row`, `work_up_form`, `state_choice`, `letter_burst`: the checklist of other causes;
  `key_legend`: keys.
* `blind_bar`, `agreement_panel`: how a blind scoring stands; where officers differ.
* `cause_cards`, `cause_card`, `side_legend`: candidate causes with what speaks for and against them; `cause_word`: the
  officer's rank and word on one; `cause_lines`: its lines.
* `fact_table`: tables to read. * `headed_model`, `shared_columns`, `lots`: what tables share.
* `tab_order`: where Tab goes. * `entry_event`: what a field tells its window of an entry that is not understood.
* `sheet_table` with `cell_delegate`, `cell_looks`, `completions`, `entry_hint`: the keys of tables that are filled in;
  `edit_table` with `edit_model` and `row_table` for a few rows. `lab_table` for laboratory values, any number of them:
  `lab_model`, `lab_rows` (which sample is where), `lab_contents` with `lab_cells`, `lab_looks`, `lab_remarks`,
  `lab_choices` (what is in the cells), `sight` (what was seen), and `lab_filter` above it.
* `paste_preview` with `column_choices`: laboratory results before they enter the case.
* `watch_state`: what is watched for results.
* `sign_form` with `passphrase_field`: a signature; `identity_form` with `strength_meter`: who signs; `answer_form`: the
  reason why a finding may stand; `locked_bar`: that a version is signed; `told_cards`: what was found, to be read.
* `form_page` with `store_card`: a form in the middle; `sign_in_form`, `new_store_form`, `recovery_card`, `renew_form`,
  `statement_card`, `passphrase_pair`: the steps at the store of cases. `case_list` with `case_filter`, `case_table`,
  `case_model`: its cases. `case_steps`: how far one has come; `conflict_bar`: two writers; `lock_sheet`: what covers a
  window.
* `narrative_editor`: the paragraphs of the narrative.
"""
