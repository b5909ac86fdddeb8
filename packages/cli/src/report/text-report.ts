// The text report of `monitor`: a head, then one section after another; a section with nothing to say is left out.
import { zoneOf } from "../run/instants.ts";
import { notesOf } from "../run/notes.ts";
import { countsSection } from "./counts-section.ts";
import { dutiesSection } from "./duties-section.ts";
import { findingsSection } from "./findings-section.ts";
import { headSection } from "./head-section.ts";
import { institutionSection } from "./institution-section.ts";
import { notObservedSection } from "./not-observed-section.ts";
import { undeclaredSection, unplacedSection, withoutEffectSection } from "./notes-section.ts";
import { refusedSection } from "./refused-section.ts";
import type { ReportInput, Section } from "./report-input.ts";
import { stagesSection } from "./stages-section.ts";
import { standingSection } from "./standing-section.ts";
import { statusSection } from "./status-section.ts";

const sections: readonly ((section: Section) => string)[] = [
  headSection,
  findingsSection,
  dutiesSection,
  countsSection,
  stagesSection,
  standingSection,
  statusSection,
  institutionSection,
  notObservedSection,
  unplacedSection,
  withoutEffectSection,
  undeclaredSection,
  refusedSection,
];

/** Ends with a line end. */
export function textReport(input: ReportInput): string {
  const section: Section = { ...input, zone: zoneOf(input.run.agreement), notes: notesOf(input.run, input.gathered) };
  const parts = sections.map((each) => each(section)).filter((text) => text !== "");
  return `${parts.join("\n\n")}\n`;
}
