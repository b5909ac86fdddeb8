// A verifier of other people's making: it asks Go's checksum-database code (golang.org/x/mod/sumdb) whether what a log
// hands out holds together. It shares no line with Servanda. For tests only.
//
//	verify DIRECTORY...            each a proof to carry away: the files record, record.tlog-proof and vkey
//	verify -log VKEY DIRECTORY...  each a whole log: checkpoint, tiles, entries; VKEY is the file with its key
//
// Prints a line for each directory, "accepted INDEX SIZE" ("accepted SIZE" for a log) or "refused REASON", and ends with
// 0 if all were accepted, 1 otherwise.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	code := 0
	for _, answer := range answers(os.Args[1:]) {
		fmt.Println(answer)
		if !strings.HasPrefix(answer, "accepted") {
			code = 1
		}
	}
	os.Exit(code)
}

func answers(args []string) (answers []string) {
	if len(args) > 1 && args[0] == "-log" {
		vkey, err := os.ReadFile(args[1])
		if err != nil {
			return []string{answer(err)}
		}
		for _, directory := range args[2:] {
			size, err := verifyLog(directory, vkey)
			answers = append(answers, answer(err, size))
		}
		return answers
	}
	for _, directory := range args {
		index, size, err := verifyProof(directory)
		answers = append(answers, answer(err, index, size))
	}
	return answers
}

func answer(err error, numbers ...int64) string {
	if err != nil {
		return "refused " + err.Error()
	}
	text := "accepted"
	for _, number := range numbers {
		text += fmt.Sprintf(" %d", number)
	}
	return text
}

func verifyProof(directory string) (index, size int64, err error) {
	var files [3][]byte
	for i, name := range []string{"record", "record.tlog-proof", "vkey"} {
		if files[i], err = os.ReadFile(filepath.Join(directory, name)); err != nil {
			return 0, 0, err
		}
	}
	record, proof, vkey := files[0], files[1], files[2]

	head, checkpoint, found := strings.Cut(string(proof), "\n\n")
	if !found {
		return 0, 0, fmt.Errorf("the proof has no empty line")
	}
	index, hashes, err := parseHead(strings.Split(head, "\n"))
	if err != nil {
		return 0, 0, err
	}
	tree, err := openCheckpoint([]byte(checkpoint), vkey)
	if err != nil {
		return 0, 0, err
	}
	if err := tlog.CheckRecord(hashes, tree.N, tree.Hash, index, tlog.RecordHash(record)); err != nil {
		return 0, 0, err
	}
	return index, tree.N, nil
}

// openCheckpoint reads a checkpoint that the log has signed; other signatures are ignored. The file vkey has a line for
// each key of the log: one, or two while it changes.
func openCheckpoint(checkpoint, vkey []byte) (tlog.Tree, error) {
	var verifiers []note.Verifier
	for _, line := range strings.Split(strings.TrimSuffix(string(vkey), "\n"), "\n") {
		verifier, err := parseVkey(line)
		if err != nil {
			return tlog.Tree{}, err
		}
		verifiers = append(verifiers, verifier)
	}
	opened, err := note.Open(checkpoint, note.VerifierList(verifiers...))
	if err != nil {
		return tlog.Tree{}, err
	}
	for _, signature := range opened.Sigs {
		if !isCanonical(signature.Base64) {
			return tlog.Tree{}, fmt.Errorf("a signature has a second form")
		}
	}
	return parseTree(opened.Text, opened.Sigs[0].Name)
}

// parseHead reads what stands above the checkpoint: the name of the format, extra data, the index, the hashes.
func parseHead(lines []string) (index int64, hashes tlog.RecordProof, err error) {
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, nil, fmt.Errorf("not a c2sp.org/tlog-proof@v1")
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return 0, nil, fmt.Errorf("the proof has no index")
	}
	if index, err = parseCount(strings.TrimPrefix(lines[0], "index ")); err != nil {
		return 0, nil, err
	}
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return 0, nil, err
		}
		if hash.String() != line {
			return 0, nil, fmt.Errorf("a hash has a second form")
		}
		hashes = append(hashes, hash)
	}
	return index, hashes, nil
}

// parseVkey is note.NewVerifier, for the one form of a key only: Go takes capital letters in the id, too.
func parseVkey(text string) (note.Verifier, error) {
	verifier, err := note.NewVerifier(text)
	if err != nil {
		return nil, err
	}
	parts := strings.SplitN(text, "+", 3)
	if parts[1] != fmt.Sprintf("%08x", verifier.KeyHash()) || !isCanonical(parts[2]) {
		return nil, fmt.Errorf("the key has a second form")
	}
	return verifier, nil
}

// parseTree reads the text of a checkpoint. tlog.ParseTree does so too, but for the go.sum database's own origin, so the
// first line is exchanged for that once it is the log's.
func parseTree(text, origin string) (tlog.Tree, error) {
	if !strings.HasPrefix(text, origin+"\n") {
		return tlog.Tree{}, fmt.Errorf("the checkpoint is of another log")
	}
	return tlog.ParseTree([]byte("go.sum database tree\n" + strings.TrimPrefix(text, origin+"\n")))
}

// isCanonical is false of base64 with bits left over or with newlines in it, which Go's reader skips.
func isCanonical(text string) bool {
	bytes, err := base64.StdEncoding.DecodeString(text)
	return err == nil && base64.StdEncoding.EncodeToString(bytes) == text
}

func parseCount(text string) (int64, error) {
	count, err := strconv.ParseInt(text, 10, 64)
	if err != nil || count < 0 || text != strconv.FormatInt(count, 10) {
		return 0, fmt.Errorf("%q is no count", text)
	}
	return count, nil
}
