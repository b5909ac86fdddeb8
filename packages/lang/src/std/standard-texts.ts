// Texts of the library, in the language itself: `include "std/ceasefire"`. An agreement that declares a level of the
// same name replaces it.

// The standards of proof that most ceasefires can start from.
const ceasefire = `# Standard ceasefire

\`\`\`servanda
standard suspected    = 1 source
standard corroborated = 2 independent sources within 2 hours, 3 km
standard confirmed    = 3 independent sources of 2 kinds within 2 hours, 3 km
\`\`\`
`;

// Grades of occurrence as missions use them. One unverified source is a report and no more, below all of them; what the
// competent body finds is above them, and who that is only the agreement can say.
const grades = `# Grades of occurrence

\`\`\`servanda
standard observed     = any observer
standard corroborated = 2 independent sources of 2 kinds within 2 hours, 3 km
standard verified     = any observer on site
\`\`\`
`;

/** Texts of the library by the path that includes them. */
export const standardTexts: ReadonlyMap<string, string> = new Map([
  ["std/ceasefire", ceasefire],
  ["std/grades", grades],
]);
