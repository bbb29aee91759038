"""An import in three steps with plain data between them: recognise the sheet, plan its rows, apply the plan."""

from lwdesk.exchange.plan.apply import Applied, apply_plan
from lwdesk.exchange.plan.rows import Column, ImportPlan, Outcome, PlannedRow

__all__ = ["Applied", "Column", "ImportPlan", "Outcome", "PlannedRow", "apply_plan"]
