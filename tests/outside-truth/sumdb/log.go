package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// verifyLog hashes every entry of a log folder again, and compares what Go makes of them with the signed root and with
// every tile that a tree of this size has.
func verifyLog(directory string, vkey []byte) (size int64, err error) {
	checkpoint, err := os.ReadFile(filepath.Join(directory, "checkpoint"))
	if err != nil {
		return 0, err
	}
	tree, err := openCheckpoint(checkpoint, vkey)
	if err != nil {
		return 0, err
	}
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	count := int64(0)
	for _, tile := range tilesOf(tree.N) {
		if tile.L > 0 {
			continue
		}
		entries, err := readEntries(directory, tile)
		if err != nil {
			return 0, err
		}
		for _, entry := range entries {
			hashes, err := tlog.StoredHashes(count, entry, reader)
			if err != nil {
				return 0, err
			}
			stored = append(stored, hashes...)
			count++
		}
	}
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return 0, err
	}
	if root != tree.Hash {
		return 0, fmt.Errorf("the entries hash to another root")
	}
	for _, tile := range tilesOf(tree.N) {
		expected, err := tlog.ReadTileData(tile, reader)
		if err != nil {
			return 0, err
		}
		found, err := os.ReadFile(filepath.Join(directory, pathOf(tile)))
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(found, expected) {
			return 0, fmt.Errorf("%s is another tile", pathOf(tile))
		}
	}
	return tree.N, nil
}

// tilesOf are the full tiles and, of each level, the partial one at the right edge. NewTiles lists narrower ones too.
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for _, tile := range tlog.NewTiles(tileHeight, 0, size) {
		widest := size>>(tileHeight*tile.L) - tile.N<<tileHeight
		if tile.W == 1<<tileHeight || int64(tile.W) == widest {
			tiles = append(tiles, tile)
		}
	}
	return tiles
}

// pathOf is Go's path without the height, which C2SP fixes at 8.
func pathOf(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

// readEntries reads the bundle below a tile of level 0: each entry after its length in two bytes.
func readEntries(directory string, tile tlog.Tile) (entries [][]byte, err error) {
	path := strings.Replace(pathOf(tile), "tile/0/", "tile/entries/", 1)
	rest, err := os.ReadFile(filepath.Join(directory, path))
	if err != nil {
		return nil, err
	}
	for len(rest) > 0 {
		if len(rest) < 2 || len(rest)-2 < int(binary.BigEndian.Uint16(rest)) {
			return nil, fmt.Errorf("%s ends within an entry", path)
		}
		end := 2 + int(binary.BigEndian.Uint16(rest))
		entries = append(entries, rest[2:end])
		rest = rest[end:]
	}
	if len(entries) != tile.W {
		return nil, fmt.Errorf("%s has %d entries", path, len(entries))
	}
	return entries, nil
}
