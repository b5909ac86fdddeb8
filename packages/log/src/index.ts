// The public surface of `log`: an append-only record that anyone can check, and no one can rewrite.
export {
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  sameBytes,
  toBase64,
  toBase64Url,
  toHex,
  toUtf8,
} from "./bytes.ts";
export type { Head } from "./keeping/announce.ts";
export { type Admitted, type Candidate, type Gate, gateOf, type Replayed } from "./keeping/gate.ts";
export type { Acknowledgement, KeeperLimits } from "./keeping/intake.ts";
export { createKeeper, type Keeper, type KeeperSettings } from "./keeping/keeper.ts";
export type { HeadList, LocalState, WalBatch, WriteAheadLog } from "./keeping/local-state.ts";
export type { QuotaLimit } from "./keeping/quota.ts";
export { type MergePromise, type Receipt, signReceipt, verifyReceipt } from "./keeping/receipt.ts";
export type { Creation, Store, StoredFile } from "./keeping/store.ts";
export { type CosignAnswers, type CosignQuestion, createWitnesses, type Witnesses } from "./keeping/witnesses.ts";
export { type KeyId, keyIdOf } from "./keys/key-id.ts";
export { type EnrolmentClaim, provePossession, verifyPossession } from "./keys/possession.ts";
export { isSoundKey } from "./keys/sound-key.ts";
export { isStrictSignature, verifyStrictly } from "./keys/strict-signature.ts";
export {
  type Checkpoint,
  type CheckpointKeys,
  type OpenCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  printCheckpoint,
} from "./note/checkpoint.ts";
export { cosign } from "./note/cosignature.ts";
export {
  type GoodCosignature,
  type GoodSignature,
  LARGEST_NOTE_BYTES,
  type Note,
  type NoteSignature,
  type NoteSigner,
  type OpenNote,
  openNote,
  parseNote,
  printNote,
  signNote,
} from "./note/note.ts";
export {
  type ProvenEntry,
  parseTlogProof,
  printTlogProof,
  type TlogProof,
  verifyTlogProof,
} from "./note/tlog-proof.ts";
export {
  COSIGNATURE_TYPE,
  ED25519_TYPE,
  isKeyName,
  parseVkey,
  printVkey,
  sameVkey,
  type Vkey,
  vkeyOf,
} from "./note/vkey.ts";
export type { Clock, Ed25519, Random, Signer } from "./ports.ts";
export {
  type DeviceTime,
  type EvidenceRef,
  MOST_BODY_BYTES,
  type RecordBody,
  type SeenCheckpoint,
} from "./record/body.ts";
export { encodeEntry, type LogEntry, MOST_ENTRY_BYTES, readEntry } from "./record/entry.ts";
export { instantOf, instantText } from "./record/fields.ts";
export { type IJson, type IJsonObject, readIJsonObject } from "./record/i-json.ts";
export { type RecordId, recordIdOf, signatureInput } from "./record/id.ts";
export { MOST_ENVELOPE_BYTES, type RecordSignature, readEnvelope, type SignedRecord } from "./record/read.ts";
export { cosignRecord, signRecord } from "./record/write.ts";
export {
  isLogRefusal,
  type LogRefusal,
  type ProofFault,
  type RefusalCode,
  type RefusalDetails,
  refuse,
  type StopReason,
  statusOf,
} from "./refusals.ts";
export {
  type Bodies,
  type FoundingForm,
  GRANTED_TYPES,
  type GrantedType,
  type KeyForm,
  type OfficeForm,
  type PreviousLog,
  type QuorumForm,
  type RecordType,
  type RuleForm,
  readBody,
  type TextFile,
  type TextForm,
  type TypedBody,
} from "./roll/bodies.ts";
export type { Admission } from "./roll/judge.ts";
export { createRoll, type KeyState, type NextInChain, type Roll } from "./roll/roll.ts";
export type { RecordFlag, TextInForce } from "./roll/state.ts";
export { textDigest } from "./roll/text.ts";
export { commitmentOf, SALT_BYTES } from "./sealed/commitment.ts";
export { blobPath, checkCiphertext, contentOf, evidenceRefOf } from "./sealed/evidence.ts";
export {
  type Binding,
  type Disclosure,
  discloseFields,
  discOf,
  type Opening,
  RECORD_SECRET_BYTES,
  verifyDisclosure,
} from "./sealed/fields.ts";
export { sealedNamesOf } from "./sealed/forms.ts";
export { isMismatch, type Mismatch, mismatchBody, readMismatch } from "./sealed/mismatch.ts";
export { OPENING_TYPE, readOpening, writeOpening } from "./sealed/opening.ts";
export { MAX_CONTENT_BYTES, type Parcel, packParcel, unpackParcel } from "./sealed/parcel.ts";
export { fieldsOfRecord, readDisclosures, writeDisclosures } from "./sealed/shown.ts";
export { readTwin, type Twin, writeTwin } from "./sealed/twin.ts";
export { type CheckedTree, checkTree, type VisitEntry } from "./tree/check-tree.ts";
export { decodeBundle, encodeBundle, encodeBundled } from "./tree/entries-tile.ts";
export { createFrontier, type Frontier, type Peaks } from "./tree/frontier.ts";
export { EMPTY_ROOT, HASH_BYTES, type Hash, leafHash, nodeHash, sha256, useSha256 } from "./tree/hash.ts";
export { proveConsistency, proveInclusion } from "./tree/make-proof.ts";
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from "./tree/proof.ts";
export { isCount, parseCount } from "./tree/size.ts";
export { parseTilePath, TILE_WIDTH, type Tile, tilePath } from "./tree/tile-path.ts";
export { createTileEdge, edgeTiles, newTiles, type TileEdge, type TileFile } from "./tree/tiles.ts";
export { createTreeHashes, loadTileEdge, type TileReader, type TreeHashes } from "./tree/tree-hashes.ts";
export { proveAuthorFork } from "./verify/evidence/author-fork.ts";
export { proveEquivocation, type SignedHead } from "./verify/evidence/equivocation.ts";
export {
  type AuthorFork,
  type BeginningOfLog,
  type Equivocation,
  EVIDENCE_FORMAT,
  type Evidence,
  encodeEvidence,
  type Omission,
  readUnverifiedEvidence,
  type SecondLog,
} from "./verify/evidence/file.ts";
export { type BrokenPromise, proveOmission } from "./verify/evidence/omission.ts";
export { gatherSecondLog, type ProvenBeginning } from "./verify/evidence/second-log.ts";
export type { EvidenceVerdict } from "./verify/evidence/verdict.ts";
export { verifyEvidence } from "./verify/evidence/verify-evidence.ts";
export { type LogReader, readerOf } from "./verify/log-reader.ts";
export {
  BUNDLE_FORMAT,
  type BundledFile,
  type BundleHead,
  type Files,
  MANIFEST_PATH,
  MAX_BUNDLE_BYTES,
  MAX_FILE_BYTES,
  MAX_FILES,
  type Manifest,
} from "./verify/manifest.ts";
export { type MirrorParts, type MirrorStep, mirrorStep } from "./verify/mirror/mirror-step.ts";
export { type FileKind, fileKind } from "./verify/paths.ts";
export type { Problem, ProblemCode, Weight } from "./verify/problems.ts";
export type { Trust } from "./verify/trusted-keys.ts";
export type {
  CheckedCheckpoint,
  CheckedRecord,
  Cosigned,
  Decision,
  KeySource,
  Verdict,
} from "./verify/verdict.ts";
export { verifyBundle, verifyFolder } from "./verify/verify-bundle.ts";
export { type OnProgress, verifyLog } from "./verify/verify-log.ts";
export { isZip, openBundle, packBundle, type UnverifiedBundle } from "./verify/zip.ts";
export { answer, type Cosigning, type KnownLog, type WitnessHead } from "./witness/answer.ts";
export {
  ask,
  readReply,
  requestFor,
  type WitnessAnswer,
  type WitnessPort,
  type WitnessQuestion,
  withSignatures,
} from "./witness/ask.ts";
export {
  type Policy,
  type PolicyGroup,
  type PolicyLeniency,
  type PolicyLog,
  type PolicyWitness,
  parsePolicy,
  printPolicy,
} from "./witness/policy.ts";
export { leastThreshold, witnessedAt } from "./witness/quorum.ts";
export { knownSizeIn, refusalReply, replyOfBody, type WitnessReply } from "./witness/reply.ts";
export { type AddCheckpoint, MAX_REQUEST_BYTES, parseAddCheckpoint, printAddCheckpoint } from "./witness/request.ts";
export { type Strength, type StrengthLevel, strengthOf, type WitnessTime } from "./witness/strength.ts";
export { createWitness, type Witness, type WitnessParts, type WitnessStore } from "./witness/witness.ts";
