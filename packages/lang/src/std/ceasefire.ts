// `include "std/ceasefire"`: the standards of proof that most ceasefires can start from, in the language itself. An
// agreement that declares a level of the same name replaces it.

const ceasefire = `# Standard ceasefire

\`\`\`servanda
standard suspected    = 1 source
standard corroborated = 2 independent sources within 2 hours, 3 km
standard confirmed    = 3 independent sources of 2 kinds within 2 hours, 3 km
\`\`\`
`;

/** Texts of the library by the path that includes them. */
export const standardTexts: ReadonlyMap<string, string> = new Map([["std/ceasefire", ceasefire]]);
