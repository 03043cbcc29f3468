package main

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAnImageArchiveNamesWhatItHolds(t *testing.T) {
	file := filepath.Join(t.TempDir(), "images.tar")
	made := []image{
		{name: "one:1", files: []imageFile{{name: "bin/", mode: 0o755}, {name: "bin/a", link: "b"}}, start: []string{"a"}},
		{name: "two:2", files: []imageFile{{name: "b", mode: 0o755, content: []byte("program")}}, start: []string{"b"}},
	}
	if err := writeImages(file, made); err != nil {
		t.Fatal(err)
	}
	entries := unpack(t, file)
	var manifest []struct {
		Config           string
		RepoTags, Layers []string
	}
	if err := json.Unmarshal(entries["manifest.json"], &manifest); err != nil {
		t.Fatal(err)
	}
	for i, each := range manifest {
		var config struct {
			Rootfs struct {
				DiffIDs []string `json:"diff_ids"`
			}
		}
		if err := json.Unmarshal(entries[each.Config], &config); err != nil {
			t.Fatal(err)
		}
		layer := entries[each.Layers[0]]
		if each.RepoTags[0] != made[i].name || config.Rootfs.DiffIDs[0] != "sha256:"+hexDigest(layer) {
			t.Errorf("image %d: %+v with %+v", i, each, config)
		}
	}
	if len(manifest) != 2 {
		t.Errorf("%d images are in the archive", len(manifest))
	}
}

func unpack(t *testing.T, file string) map[string][]byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	entries := map[string][]byte{}
	for archive := tar.NewReader(bytes.NewReader(data)); ; {
		header, err := archive.Next()
		if err == io.EOF {
			return entries
		}
		if err != nil {
			t.Fatal(err)
		}
		if entries[header.Name], err = io.ReadAll(archive); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAFolderWithOtherFilesIsRefusedAndKept(t *testing.T) {
	h := home(t.TempDir())
	if err := os.WriteFile(h.path("precious"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := h.create(); err == nil {
		t.Error("the folder was taken")
	}
	if err := h.remove(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(h.path("precious")); err != nil {
		t.Error("the file is gone")
	}
}

func TestALockIsHeldAndLeavesNoFile(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	h := home(t.TempDir())
	unlock, err := h.lock()
	if err != nil {
		t.Fatal(err)
	}
	order := make(chan string, 2)
	go func() {
		second, err := h.lock()
		if err != nil {
			t.Error(err)
			return
		}
		order <- "second"
		second()
		close(order)
	}()
	time.Sleep(100 * time.Millisecond) // long enough for a lock that does not hold
	order <- "first"
	unlock()
	if first, second := <-order, <-order; first != "first" || second != "second" {
		t.Errorf("%s before %s", first, second)
	}
	<-order
	cache, err := cacheFolder()
	if err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(cache); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestAProcessThatEndedIsNotTakenForAnotherOfItsNumber(t *testing.T) {
	own := processOf(os.Getpid())
	if !own.alive() {
		t.Error("this process is not alive")
	}
	own.Start = "1"
	if own.alive() {
		t.Error("a process that began at another time is taken for this one")
	}
	if processOf(0).alive() {
		t.Error("nobody is alive")
	}
}

func TestBothDirectionsAreForwardedUntilEachEnds(t *testing.T) {
	server, outside := listen(t), listen(t)
	go func() {
		connection, err := server.Accept()
		if err != nil {
			return
		}
		said, _ := io.ReadAll(connection) // ends when the client has no more to say
		_, _ = connection.Write(bytes.ToUpper(said))
		_ = connection.Close()
	}()
	go forward(outside, server.Addr().String())
	client, err := net.Dial("tcp4", outside.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if _, err := client.Write([]byte("hello")); err != nil {
		t.Fatal(err)
	}
	if err := client.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if answer, err := io.ReadAll(client); string(answer) != "HELLO" {
		t.Errorf("%q, %v", answer, err)
	}
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	return listener
}

func TestEveryConfigurationIsFilled(t *testing.T) {
	values := map[string]string{
		"Home": "/home-of-it", "ID": "id", "Address": "1.2.3.4", "PodNetwork": "1.2.0.0/16", "Volumes": "/volumes",
		"Name": "n", "Server": "s", "User": "u", "Authority": "a", "Certificate": "c", "Key": "k",
	}
	names, err := configurations.ReadDir("configuration")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fill(name.Name(), values)
		if err != nil || strings.Contains(string(text), "{{") || len(text) == 0 {
			t.Errorf("%s: %v", name.Name(), err)
		}
	}
	delete(values, "Home")
	if _, err := fill("kubelet.yaml", values); err == nil {
		t.Error("a missing value is not noticed")
	}
}
