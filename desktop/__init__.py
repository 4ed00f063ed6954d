"""The desktop: session, window, pages, menus and files.

* `entry`: window or command line. * `app`: starts the window; says first what it lacks.
* `loading`: Qt and the plots, without what nobody asks for.
* `look`: theme, fonts, style sheet.
* `session`: the case and its undo stack. * `case_file`, `claim`, `recovery`, `settings`: what outlives a start.
* `window`: connects and refreshes; `page_connections`: the same for each page, when it is made.
* `shell`, `top_bar`, `state_bar`, `actions`: its panes, bars and commands.
* `navigation`, `selection`: where the officer is. * `deciding`, `steps`: what is decided and done. * `blind`: the blind
  scoring of the officer, and the agreement.
* `plotting`: what the timeline shows, and the dates that are moved on it.
* `narrating`: the narrative as it is edited.
* `printing`, `page_renderer`, `preview`: the report printed and drawn beside the window, `beside`: in
  threads. * `obstacles`: what it lacks.
* `signing` (the author, on the report page), `report_window` (any report file: verified, signed further),
  `identities_window`; `report_windows`: the set of both. `sign_jobs`, `verdict_cards`, `identity_choices`,
  `identity_further`, `identity_jobs`: their parts.
* `lab_results`: laboratory results that come in, with `importing` (asked, through a preview), `watching`,
  `watched_files` and `delivered` (by themselves), `reading` (beside the window) and `news` (what is new until it is
  seen).
* `who`: whose name stands with what is decided.
* `unread`: entries that are not understood, in the way until they are mended; `filing`: the case is saved and may go;
  `read_only`: fields of a locked case.
* `found`: findings by what they are about. * `work_up_lines`, `candidates`: the work-up and the candidate causes as
  they are shown.
* `stores`: the store of cases as the whole program has it, with `store_jobs` done beside the window
  and `presence`, whether somebody is there.
* `home`: what a window without a case shows. `store_room`: the store in it (`signing_in`, `case_listing`, `paper`).
* `stored_cases`: the cases of the store in their windows, each kept by a `stored_case`, led on by `case_states`,
  covered (`covering`) while the store is locked. `titles`: what the task list shows.
* `store_window`: audit trail, versions, officers, safety, settings of the open store, each in one of the `store_rooms`;
  `store_windows` opens it, `backups` makes scheduled copies, `paper_window` shows a PDF that stands in no file yet.
  `window_page`: the page of such a window.
* `windows`: the set of windows. * `start`: what the start page shows. * `dialogs`, `drops`: files asked for, dropped.
* `finder`, `goto`: going to anything. * `keys`, `editor_keys`: the sheet of keys, and whose undo is whose.
* `moments`: how points in time are told.
* `pages`: one for each step.

Names of objects, for tests and assistive tools:

* Bars: `topBar` (`undoButton`, `redoButton`, `goToActionButton`, `menu`, `savedState`), `messageBar` (`messageOffer`,
  `dismissMessage`), `stateBar` (`copyTrouble`, `keysButton`), in it `watchState` (`watchText`, `watchPreview`,
  `watchStop`).
* `pastePreview`: `pasteSummary`, `pasteQuestion`, `choice-<answer>`, `pasteColumns`, `column-<place>`, `pasteSamples`,
  `pasteProblems`, `cancelPaste`, `confirmPaste`.
* `storeRoom`: a card of each step, `signIn` (`officerId`, `officerPassphrase`, `rememberPassphrase`, `signInButton`,
  `useKeyring`, `forgottenPassphrase`, `otherStore`), `newStore` (`storeName`, `administratorId`, `assessorId`,
  `newPassphrase`, `repeatedPassphrase`, `storePlace`, `choosePlace`, `confirmStatement`, `makeStore`, `leaveStore`),
  `recovery` (`recoveryCode`, `recoveryTyped`, `recoveryKept`, `printRecovery`), `renew` (`renewButton`), `recover`
  (`recoveredOfficer`, `recoveryInput`, `recoverButton`), `statement` (`agreeStatement`, `declineStatement`); then
  `caseList` with `caseSearch`, `drugFilter`, `eventFilter`, `levelFilter`, `stateFilter`, `dueFilter`, `caseTable`,
  `newStored`, `importStored`, `exportStored`, `showStore`, `lockStore`, `showFiles`.
* Of a stored case: `conflictBar` (`takeTheirs`, `keepMine`, `mineToFile`), `caseSteps` (`giveToReview`, `giveCaseBack`,
  `nextVersion`, `signedVersions`) on the report page, `lockSheet` while the store is locked.
* `startPage`: `begin-store`, `begin-new`, `begin-open`, `begin-import`, `begin-example`, `recentFile` (`removeRow`),
  `recoveryCard` with `recoveryRow` (`restoreCopy`, `discardCopy`).
* Over the window: `goTo` (`goToField`, `goToList`), `shortcuts`, `dropHint`.
* `rail`: `step-case`, `step-products`, `step-labs`, `step-work-up`, `step-scoring`, `step-differential`, `step-report`.
* `page` of every step.
* Case: `sections`, `caseSections`; `caseId`, `caseTitle`, `initials`, `age`, `weight`, `sex`, `pregnant`,
  `alcoholKind`, `alcohol`, `alcoholNote`, `admission`, `death`; an `eventCard` each with `eventName`, `eventKind`,
  `eventOnset`, `eventOutcome`, `eventAnalytes`, `seriousness`, `removeEvent`; `addEvent-<kind>`; `chip-<id>` in every
  row of chips; `historyTable`, `symptomTable`, `severityTable`, `imagingTable`, `biopsyTable`, `procedureTable`,
  `statementTable`;
  `reportCountry`, `reporter`, `reportType`, `receivedDay`, `clock`, `dueDay`, `dueTold`, `completeness`.
* Products: `productTable`, `doseTable`, `productForm` (`productKind`, `productIndication`, `productTreats`,
  `productLivertoxCategory`, `productSlowlyMetabolised`, `productHalfLife`, `productImplicatedHere`, `productSource`,
  `productComment`), `choice-doses`, `choice-details`, `doseActions` (`doseChanged`, `stopped`, `restarted`, `ongoing`),
  `onDayBar` (`onDay`, `onDayDose`, `onDayApply`, `onDayLeave`); `productViews` (`choice-products`,
  `choice-challenges`) with `challenges` (`challengeTable`, `challengeDetail`).
* Labs: `labTable`, `limitTable`, `labViews` (`choice-values`, `choice-limits`), `newLab`, `pasteLabs`, `importLabs`,
  `labFilter`, `labFindings`, `labOrder`.
* Work-up: `workUpSheet`, `item`, `state-<id>`, `clearCause`, `test`, `day`, `result`, `comment`, `countedIn`,
  `addCause`.
* Scoring: `pairChoice`, `methods`, `sideBySide` with `methodMatrix`, `flowPath`, `pairFacts` with
  `pairForm`, `sheets`,
  `choice-<id>`, `acceptAll`, `scoreSheet`, `item`, `answer`,
  `overrideReason`, `evidenceLink`, `sheetTotal`, `blindBar` (`blindBegin`, `blindFinish`, `agreementShow`),
  `agreementPanel` (`agreementTable`, `agreementTake`).
* Differential: `causeCards` with a `card` for each cause (`causeStanding`, `rankUp`, `rankDown`, `causeReason`),
  `conclusion`.
* `lockedBar` (`beginVersion`).
* Report: `exportReport`, `editNarrative` (`narrativeParagraph`, `narrativeText`, `takeGenerated`, `keepWords`,
  `narrativeGenerated`), `reportSides` (`choice-left`, `choice-contents`, `choice-sign`, `choice-pages`), `obstacles`,
  `answerForm` (`findingReason`, `answerFinding`, `withdrawAnswer`, `goToFinding`), `signForm` (`signIdentity`,
  `signMeaning`, `signReason`, `signPassphrase`, `signReport`, `manageIdentities`), `reportContents`, `reportPreview`,
  `previewPage`, `zoomIn`, `zoomOut`, `fitWidth`, `wholeSize`, `findInReport`, `writtenBar` (`openReport`,
  `showInFolder`, `dismissWritten`).
* `timeline`: `timelinePlot`, `analyte-<id>`, `timelineModes` (`choice-multiples`, `choice-units`, `choice-edish`),
  `edish` (`edishPlot`), `fitTimeline` (`fitCase`, `fitEpisode`, `timelineSvg`, `timelinePng`), `timelineEmpty`.
* `verdicts`: the `closeUp` of the challenge that is chosen (`closeUpDismiss`), a `card` for each pair with `nextTest`,
  and one for the findings with `moreFindings`.
* `reportWindow`: `verification`, `openCarriedCase`, `signForm`, and the preview as on the report page.
* `storeWindow`: `choice-audit`, `choice-versions`, `choice-people`, `choice-safety`, `choice-options`; `workBar`
  (`workText`, `workProgress`, `stopWork`). Trail: `trailFilter` (`trailWords`, `trailOfficer`, `trailAction`,
  `trailCase`, `trailSince`, `trailUntil`, `trailEverything`), `verifyTrail`, `exportTrail`, `printTrail`,
  `trailTable`, `trailChanges`. Versions: `versionCase`, `versionCases`, `versions`, `openVersion`, `exportVersion`,
  `caseTrail`, `compareFrom`, `compareTo`, `compare`, `differences`. Officers: `officers`, `officerReason`, `newRole`,
  `changeRole`, `newIdentity`, `linkIdentity`, `issueAnew`, `retireOfficer`, `officerForm` (`officerId`,
  `officerName`, `officerRole`, `addOfficer`), `shownSecret`, `copySecret`, `secretTaken`. Safety: `backupFolder`,
  `makeBackup`, `copies`, `restorePassphrase`, `restoreWhere`, `restoreBackup`, `checkStore`, `exportStore`,
  `eraseNumber`, `eraseCase`, `eraseReason`, `eraseAgain`, `erasePatient`, `rekeyPassphrase`, `rekey`,
  `forgetKeyring`. Settings: `setting<Name>`, `takeSettings`, `chooseBackupFolder`, `oldPassphrase`,
  `changePassphrase`.
* `paperWindow`: `writePaper`, and the preview as on the report page.
* `identitiesWindow`: `identities`, `takeIdentity` (`fromFilePassphrase`, `keepIdentity`), `addCard`
  (`cardAddress`, `offerCard`), `revokeIdentity` (`revokedIdentity`, `revokingPassphrase`, `putOnList`),
  `writeAuthority`, `trustCertificate`, `timeServer`, `identityForm` (`identityName`, `organisation`, `email`,
  `country`, `newPassphrase`, `repeatedPassphrase`, `authorityPassphrase`, `strengthMeter`, `makeIdentity`).
"""
