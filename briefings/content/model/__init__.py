"""What a seminar's content is: frozen, typed values in the seminar's own words.

These classes are the single description of the content files. The loader
decodes YAML, Markdown and tables into them, `briefings schema` derives the
JSON Schemas from them, templates read them by these names. A value here has
passed its types and limits; whether values agree with each other is the
business of `briefings.checks`.

Every record remembers where it came from (`origin`) and where each of its
fields stood, so a later finding can name file, line and column.
"""

from briefings.content.model.base import UNKNOWN as UNKNOWN
from briefings.content.model.base import Address as Address
from briefings.content.model.base import Item as Item
from briefings.content.model.base import LanguageTag as LanguageTag
from briefings.content.model.base import Line as Line
from briefings.content.model.base import Origin as Origin
from briefings.content.model.base import PartialDate as PartialDate
from briefings.content.model.base import Prose as Prose
from briefings.content.model.base import Record as Record
from briefings.content.model.base import Replacement as Replacement
from briefings.content.model.base import Slug as Slug
from briefings.content.model.base import Variant as Variant
from briefings.content.model.base import Visibility as Visibility
from briefings.content.model.findings import Effect as Effect
from briefings.content.model.findings import Example as Example
from briefings.content.model.findings import Feasibility as Feasibility
from briefings.content.model.findings import Feature as Feature
from briefings.content.model.findings import Lever as Lever
from briefings.content.model.findings import Source as Source
from briefings.content.model.findings import Tactic as Tactic
from briefings.content.model.scenarios import Dropped as Dropped
from briefings.content.model.scenarios import Elicitation as Elicitation
from briefings.content.model.scenarios import Horizon as Horizon
from briefings.content.model.scenarios import Lineage as Lineage
from briefings.content.model.scenarios import Outcome as Outcome
from briefings.content.model.scenarios import Scenario as Scenario
from briefings.content.model.scenarios import ScenarioClass as ScenarioClass
from briefings.content.model.scenarios import ScenarioDetail as ScenarioDetail
from briefings.content.model.scenarios import ScenarioSet as ScenarioSet
from briefings.content.model.seminar import AgendaItem as AgendaItem
from briefings.content.model.seminar import Disclosures as Disclosures
from briefings.content.model.seminar import Edition as Edition
from briefings.content.model.seminar import FiscalYear as FiscalYear
from briefings.content.model.seminar import KeyJudgement as KeyJudgement
from briefings.content.model.seminar import Kind as Kind
from briefings.content.model.seminar import Question as Question
from briefings.content.model.seminar import Reading as Reading
from briefings.content.model.seminar import Regime as Regime
from briefings.content.model.seminar import Seminar as Seminar
from briefings.content.model.seminar import Waiver as Waiver
from briefings.content.model.series import Check as Check
from briefings.content.model.series import Consent as Consent
from briefings.content.model.series import Designation as Designation
from briefings.content.model.series import Organisation as Organisation
from briefings.content.model.series import Person as Person
from briefings.content.model.series import Series as Series
from briefings.content.model.series import Work as Work
from briefings.content.model.whole import Content as Content
