// A verifier of other people's making: reads a record, its c2sp.org/tlog-proof and the log's verifier key, and asks Go's
// checksum-database code (golang.org/x/mod/sumdb) whether they hold together. It shares no line with Servanda.
//
//	verify DIRECTORY...      each with the files record, record.tlog-proof and vkey
//
// Prints one line for each directory, "accepted INDEX SIZE" or "refused REASON", and ends with 0 if all were accepted,
// 1 otherwise. For tests only.
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
	for _, directory := range os.Args[1:] {
		index, size, err := verify(directory)
		if err != nil {
			fmt.Printf("refused %v\n", err)
			code = 1
			continue
		}
		fmt.Printf("accepted %d %d\n", index, size)
	}
	os.Exit(code)
}

func verify(directory string) (index, size int64, err error) {
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
	verifier, err := parseVkey(strings.TrimSuffix(string(vkey), "\n"))
	if err != nil {
		return 0, 0, err
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifier))
	if err != nil {
		return 0, 0, err
	}
	for _, signature := range opened.Sigs {
		if !isCanonical(signature.Base64) {
			return 0, 0, fmt.Errorf("a signature has a second form")
		}
	}
	tree, err := parseTree(opened.Text, verifier.Name())
	if err != nil {
		return 0, 0, err
	}
	if err := tlog.CheckRecord(hashes, tree.N, tree.Hash, index, tlog.RecordHash(record)); err != nil {
		return 0, 0, err
	}
	return index, tree.N, nil
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
