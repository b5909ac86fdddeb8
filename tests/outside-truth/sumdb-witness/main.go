// A witness of other people's making: C2SP tlog-witness over Go's checksum-database code (golang.org/x/mod/sumdb), with
// cosignatures by Go's own Ed25519. It shares no line with Servanda, and keeps what it knows in memory. For tests only.
//
//	witness LOGVKEY           prints its address and its verifier key, and answers until it is killed
//	witness -check VKEY FILE  whether FILE, a checkpoint, has a good cosignature by VKEY; prints its time
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	name          = "go.witness.example"
	cosignature   = 4
	goSumOrigin   = "go.sum database tree\n"
	maxProof      = 63
	signatureSize = 8 + ed25519.SignatureSize
)

func main() {
	if len(os.Args) == 4 && os.Args[1] == "-check" {
		if err := check(os.Args[2], os.Args[3]); err != nil {
			fmt.Println("refused", err)
			os.Exit(1)
		}
		return
	}
	verifier, err := note.NewVerifier(os.Args[1])
	if err != nil {
		panic(err)
	}
	w := &witness{log: verifier, key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	public := w.key.Public().(ed25519.PublicKey)
	vkey := base64.StdEncoding.EncodeToString(append([]byte{cosignature}, public...))
	fmt.Printf("http://%s %s+%08x+%s\n", listener.Addr(), name, keyID(name, public), vkey)
	panic(http.Serve(listener, w))
}

type witness struct {
	log   note.Verifier
	key   ed25519.PrivateKey
	mutex sync.Mutex
	tree  tlog.Tree
}

func (w *witness) ServeHTTP(response http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return
	}
	status, answer := w.addCheckpoint(body)
	if status == http.StatusConflict {
		response.Header().Set("Content-Type", "text/x.tlog.size")
	}
	response.WriteHeader(status)
	response.Write([]byte(answer))
}

func (w *witness) addCheckpoint(body []byte) (status int, answer string) {
	head, checkpoint, found := strings.Cut(string(body), "\n\n")
	lines := strings.Split(head, "\n")
	oldSize, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
	if !found || err != nil || lines[0] != fmt.Sprintf("old %d", oldSize) || oldSize < 0 || len(lines) > 1+maxProof {
		return http.StatusBadRequest, "no request\n"
	}
	var proof tlog.TreeProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return http.StatusBadRequest, "no hash\n"
		}
		proof = append(proof, hash)
	}
	if !strings.HasPrefix(checkpoint, w.log.Name()+"\n") {
		return http.StatusNotFound, "another log\n"
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(w.log))
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	if errors.As(err, &unverified) || errors.As(err, &invalid) {
		return http.StatusForbidden, "not signed\n"
	}
	if err != nil {
		return http.StatusBadRequest, "no note\n"
	}
	tree, err := tlog.ParseTree([]byte(goSumOrigin + strings.TrimPrefix(opened.Text, w.log.Name()+"\n")))
	if err != nil || oldSize > tree.N {
		return http.StatusBadRequest, "no checkpoint\n"
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if oldSize != w.tree.N {
		return http.StatusConflict, fmt.Sprintf("%d\n", w.tree.N)
	}
	if oldSize == 0 && len(proof) > 0 || oldSize > 0 && tlog.CheckTree(proof, tree.N, tree.Hash, oldSize, w.tree.Hash) != nil {
		return http.StatusUnprocessableEntity, "no proof\n"
	}
	w.tree = tree
	return http.StatusOK, w.cosign(opened.Text, time.Now().Unix())
}

func (w *witness) cosign(text string, at int64) string {
	line := binary.BigEndian.AppendUint32(nil, keyID(name, w.key.Public().(ed25519.PublicKey)))
	line = binary.BigEndian.AppendUint64(line, uint64(at))
	line = append(line, ed25519.Sign(w.key, message(text, uint64(at)))...)
	return fmt.Sprintf("— %s %s\n", name, base64.StdEncoding.EncodeToString(line))
}

func message(text string, at uint64) []byte {
	return []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", at, text))
}

func keyID(name string, public ed25519.PublicKey) uint32 {
	hash := sha256.Sum256(append([]byte(name+"\n"+string(rune(cosignature))), public...))
	return binary.BigEndian.Uint32(hash[:])
}

// cosigner verifies the cosignatures of one witness.
type cosigner struct {
	name   string
	public ed25519.PublicKey
	at     uint64
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return keyID(c.name, c.public) }
func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != signatureSize {
		return false
	}
	c.at = binary.BigEndian.Uint64(signature)
	return ed25519.Verify(c.public, message(string(text), c.at), signature[8:])
}

func check(vkey, path string) error {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return fmt.Errorf("no key")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != cosignature {
		return fmt.Errorf("no key of a witness")
	}
	c := &cosigner{name: parts[0], public: key[1:]}
	if parts[1] != fmt.Sprintf("%08x", c.KeyHash()) {
		return fmt.Errorf("the key's id is not its own")
	}
	checkpoint, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if _, err := note.Open(checkpoint, note.VerifierList(c)); err != nil {
		return err
	}
	fmt.Println("accepted", c.at)
	return nil
}
