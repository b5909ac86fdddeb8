// What is said about sealed evidence that cannot be sealed, opened or believed.
import type { Messages } from "../messages.ts";
import type { OpeningStage, ParcelFault, RecipientFault } from "../refusals.ts";

const recipientWords: Readonly<Record<RecipientFault, string>> = {
  none: "nobody is named who could open it",
  too_many: "more than 64 recipients are named",
  mixed: "recipients that a quantum computer breaks are named beside recipients that it does not",
  unreadable: "a recipient is none that age knows (`age1…`)",
};

const stageWords: Readonly<Record<OpeningStage, string>> = {
  identity: "a key that was given is none that age knows (`AGE-SECRET-KEY-…`)",
  armor: "its armor is broken",
  header: "its header is broken",
  no_match: "it was not sealed to any of these keys",
  mac: "its header was changed, or is not the same for all recipients",
  payload: "its content was changed or cut off",
};

const parcelWords: Readonly<Record<ParcelFault, string>> = {
  too_short: "it is too short for a salt and a length",
  prefix: "it does not begin as a parcel does",
  length: "it says that it holds more than there is",
  size_class: "it is not padded to the size class of what it holds",
  padding: "its padding is not all zeros",
};

export const sealedMessages: Pick<Messages, "content_too_large" | "bad_recipient" | "not_opened" | "bad_parcel"> = {
  content_too_large: {
    message: ({ sizeBytes, mostBytes }) =>
      `the content has ${sizeBytes} bytes; at most ${mostBytes} are sealed at once`,
    remedy: "seal it in parts",
  },
  bad_recipient: {
    message: ({ reason }) => `the content cannot be sealed to these recipients: ${recipientWords[reason]}`,
    remedy: "name the office keys of those who shall read it, all of one kind",
  },
  not_opened: { message: ({ stage }) => `the sealed file does not open: ${stageWords[stage]}` },
  bad_parcel: {
    message: ({ reason }) => `what was sealed is no parcel: ${parcelWords[reason]}`,
    remedy: "keep the file: it was not made as the format says, and its author signed for it",
  },
};
