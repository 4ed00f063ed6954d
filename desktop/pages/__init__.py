"""The pages of the steps: `page` is what they have in common, `making` makes each when it is wanted.

`case`, `products`, `labs` and `work_up` hold the facts, `scoring` and `differential` the judgement, `report` the PDF.
"""
