// Who is meant: names, roles, `that party`, `other party`, `party other than X`.
import type { ActorName, ActorTerm, Role } from "@servanda/agreement";
import { plurals, roles } from "../std/nouns.ts";
import type { Amount, Noun, Quantified } from "../syntax/ast-sentences.ts";
import { bodyIn } from "./actors.ts";
import { complain, gap, type Shared, type Work } from "./context.ts";
import type { ActorTyped, Typed } from "./typed.ts";

const BEARER = "bearer";

export function actorByName(work: Work, name: ActorName): ActorTyped {
  const known = work.shared.actors.get(bodyIn(work.world, name));
  if (known?.role === "body") work.reached.add(`body ${name}`);
  return {
    type: "actor",
    term: { kind: "named", actors: [name] },
    actors: [name],
    onlyInForce: known?.onlyInForce === true,
    quantifier: undefined,
    word: undefined,
  };
}

/** Actors of a role in the order they are declared; of any role where the word says none. Bodies are not among them. */
function actorsByRole(shared: Shared, role: Role | undefined): readonly ActorName[] {
  return [...shared.actors.values()]
    .filter((actor) => actor.role !== "body" && (role === undefined || actor.role === role))
    .map((actor) => actor.name);
}

/** `each party`, `any guarantor`, `a party X`, `other party`, `no party`. */
export function roleActor(work: Work, noun: Quantified, word: string): Typed {
  if (noun.quantifier === "no") return { type: "plain" };
  const role = roles.get(word);
  const [of] = noun.of;
  const owner = of === undefined ? undefined : work.shared.readers.noun(work, of);
  if (owner?.type === "unknown") return owner;
  if (owner !== undefined && owner.type !== "actor") return { type: "plain" };
  const scope =
    owner === undefined ? actorsByRole(work.shared, role) : owner.actors.flatMap((name) => bodyMembers(work, name));
  if (scope.length === 0 && role !== undefined) {
    if (work.shared.emptyRoles.has(role)) work.errors.count += 1;
    else complain(work, "S0606", noun.span, { role });
    work.shared.emptyRoles.add(role);
    return { type: "unknown" };
  }
  const { term, actors } = termFor(work, noun, word, scope);
  return { type: "actor", term, actors, onlyInForce: noun.inForce, quantifier: noun.quantifier, word };
}

/** `at least 3 guarantors`, `2 of Sides`: so many of several actors. */
export function severalActors(
  work: Work,
  noun: Noun,
): { readonly typed: ActorTyped; readonly atLeast: number } | undefined {
  if (noun.kind !== "amount" || noun.isPercent || noun.name !== undefined) return undefined;
  const word = noun.words.map((each) => each.text).join(" ");
  const role = plurals.get(word) ?? word;
  if (word !== "" && !roles.has(role)) return undefined;
  const among = actorsAmong(work, noun, roles.get(role));
  const count = Number(noun.number.text);
  const atLeast = noun.comparison === "more than" ? count + 1 : count;
  const isSaid = noun.comparison !== "at most" && noun.comparison !== "last" && Number.isInteger(count) && count > 0;
  if (!isSaid || among === undefined || (word === "" && noun.of.length === 0)) return undefined;
  const term = { kind: "named", actors: among } as const;
  return {
    typed: { type: "actor", term, actors: among, onlyInForce: noun.inForce, quantifier: "any", word: role },
    atLeast,
  };
}

function actorsAmong(work: Work, noun: Amount, role: Role | undefined): readonly ActorName[] | undefined {
  if (noun.of.length === 0) return actorsByRole(work.shared, role);
  const owners = noun.of.map((each) => work.shared.readers.noun(work, each));
  const actors = owners.flatMap((owner) => (owner.type === "actor" ? owner.actors : []));
  return owners.some((owner) => owner.type !== "actor") ? undefined : actors.flatMap((name) => bodyMembers(work, name));
}

/** As the reading has the body, if it has one of its own under that name. */
export function bodyMembers({ shared, world, reached }: Work, name: ActorName): readonly string[] {
  const known = shared.actors.get(bodyIn(world, name));
  if (known?.role === "body") reached.add(`body ${name}`);
  return known?.role === "body" ? known.members : [name];
}

function termFor(
  work: Work,
  noun: Quantified,
  word: string,
  scope: readonly ActorName[],
): { term: ActorTerm; actors: readonly ActorName[] } {
  if (noun.quantifier === "other")
    return { term: { kind: "other than", name: bearerName(work, word), among: scope }, actors: scope };
  if (noun.otherThan !== undefined) {
    const spared = work.shared.readers.noun(work, noun.otherThan);
    if (spared.type === "actor" && spared.term.kind === "variable") {
      return { term: { kind: "other than", name: spared.term.name, among: scope }, actors: scope };
    }
    const actors = spared.type === "actor" ? scope.filter((name) => !spared.actors.includes(name)) : scope;
    return { term: { kind: "named", actors }, actors };
  }
  if (noun.quantifier === "a" && noun.binder !== undefined) {
    if (work.binding.may !== "all") gap(work, noun);
    work.variables.set(noun.binder.text, { kind: "actor", among: scope, word });
    return { term: { kind: "bind", name: noun.binder.text, among: scope }, actors: scope };
  }
  return { term: { kind: "named", actors: scope }, actors: scope };
}

/** `other party` is other than the bearer, if that is one; else than the one that the trigger binds. */
function bearerName(work: Work, word: string): string {
  const { bearer } = work.bound;
  const bound = [...work.variables].find(([, variable]) => variable.kind === "actor");
  if (bound === undefined || (bearer !== undefined && isBearer(work, bearer, word))) return BEARER;
  return bound[0];
}

/** `that party` needs exactly one candidate: a variable of the same word, or the bearer. */
export function thatActor(work: Work, noun: Quantified, word: string): Typed {
  const isLoose = roles.get(word) === undefined;
  const variables = [...work.variables].flatMap(([name, variable]) =>
    variable.kind === "actor" && (variable.word === word || isLoose) ? [{ name, among: variable.among }] : [],
  );
  const bearer = work.bound.bearer;
  const asBearer = bearer !== undefined && isBearer(work, bearer, word) ? [{ name: BEARER, among: bearer.among }] : [];
  const candidates = [...variables, ...asBearer];
  const [only] = candidates;
  if (candidates.length !== 1 || only === undefined) {
    const names = candidates.map(({ name }) => (name === BEARER ? `each ${word}` : name));
    if (candidates.length === 0) complain(work, "S0603", noun.span, { word });
    else complain(work, "S0604", noun.span, { word, candidates: names });
    return { type: "unknown" };
  }
  return {
    type: "actor",
    term: { kind: "variable", name: only.name },
    actors: only.among,
    onlyInForce: false,
    quantifier: "that",
    word,
  };
}

function isBearer(work: Work, bearer: NonNullable<Work["bound"]["bearer"]>, word: string): boolean {
  const role = roles.get(word);
  if (bearer.among.length === work.shared.actors.size) return true;
  if (bearer.word !== undefined) return bearer.word === word || role === undefined;
  // `each of Sides` may be called parties though not all of them signed; one named actor is what it is.
  return (
    role === undefined ||
    bearer.among.length > 1 ||
    bearer.among.every((name) => work.shared.actors.get(name)?.role === role)
  );
}
