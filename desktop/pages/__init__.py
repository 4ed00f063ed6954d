"""The pages of the steps: `scoring`; `facts` with case, products, labs, work-up and differential; `report`."""
