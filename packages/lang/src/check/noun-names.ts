// Names as nouns: variables first, then what the agreement declares.
import type { Name } from "../syntax/ast-sentences.ts";
import type { ClassMember } from "./classes.ts";
import { gap, passUnknown, type Work } from "./context.ts";
import { actorByName } from "./noun-actors.ts";
import { draftOf, type Typed } from "./typed.ts";

const UNKNOWN: Typed = { type: "unknown" };
const PLAIN: Typed = { type: "plain" };

export function typeName(work: Work, name: Name): Typed {
  const { text } = name;
  const variable = work.variables.get(text);
  if (variable?.kind === "region") return { type: "place", region: { kind: "variable", name: text } };
  if (variable?.kind === "actor") {
    const term = { kind: "variable", name: text } as const;
    return {
      type: "actor",
      term,
      actors: variable.among,
      onlyInForce: false,
      quantifier: undefined,
      word: variable.word,
    };
  }
  const { actors, classes, names } = work.shared;
  if (actors.has(text)) return actorByName(work, text);
  const place = placeNamed(work, text);
  if (place !== undefined) return place;
  const members = classes.get(text);
  if (members !== undefined) return typeClass(work, members, name);
  const kind = names.declared.get(text)?.kind;
  switch (kind) {
    case "stage":
      work.reached.add(`stage ${text}`);
      return { type: "stage", stage: stageKey(work, text) };
    case "define":
      return typeDefine(work, text);
    case "register":
    case "measure":
    case "annex":
    case "ladder":
    case "rung":
    case "reading":
      return { type: "instrument", kind, name: text };
    default:
      passUnknown(work, [name]);
      // A variable that a part without meaning binds.
      return work.shared.unknown.has(`${work.source.name} ${name.span.start}`) ? UNKNOWN : PLAIN;
  }
}

/** A line or zone, as the reading runs it if it does so otherwise. One that only readings have is none of the base. */
function placeNamed({ shared, world, reached }: Work, name: string): Typed | undefined {
  const isOwn = shared.ownPlaces.get(world.reading)?.has(name) === true;
  if (!isOwn && !shared.regions.has(name)) return undefined;
  reached.add(`place ${name}`);
  const region = isOwn ? `${name}@${world.reading}` : name;
  const among = shared.references.get(region);
  return { type: "place", region: among === undefined ? { kind: "named", region } : { kind: "of bearer", among } };
}

/** A reading that has a stage of its own under a name means that one. */
function stageKey({ shared, world }: Work, name: string): string {
  return shared.ownStages.get(world.reading)?.has(name) === true ? `${name}@${world.reading}` : name;
}

export function typeDefine(work: Work, name: string): Typed {
  work.reached.add(`define ${name}`);
  return work.shared.readers.defineAsKind(work, name) ?? { type: "condition", define: name };
}

/** Every member that is a kind of event; a class that is only a menu is no event. */
function typeClass(work: Work, members: readonly ClassMember[], name: Name): Typed {
  const drafts = members
    .filter((member) => member.kinds.length > 0)
    .map((member) => ({
      ...draftOf(member.name, member.kinds),
      attributes: member.attributes,
      distances: member.distances,
    }));
  if (drafts.length === 0) return PLAIN;
  if (members.some((member) => member.isUnclear)) gap(work, name);
  return { type: "event", drafts, isNone: false, isThat: false };
}
