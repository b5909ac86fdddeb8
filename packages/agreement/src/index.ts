// The public surface of the agreement package.
export * from "./agreement.ts";
export * from "./body.ts";
export * from "./certificate.ts";
export * from "./condition.ts";
export * from "./consequences.ts";
export * from "./identity.ts";
export * from "./institution.ts";
export * from "./membership.ts";
export * from "./order.ts";
export * from "./outcome.ts";
export * from "./power.ts";
export * from "./question.ts";
export * from "./record.ts";
export * from "./uncovered.ts";
