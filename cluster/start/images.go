package main

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"runtime"
)

// image is a container image of one layer.
type image struct {
	name  string
	files []imageFile
	start []string // its command
}

// imageFile is a file of an image; one with a link is a symbolic link, one whose name ends in a slash a folder.
type imageFile struct {
	name    string
	mode    int64
	content []byte
	link    string
}

// writeImages writes a docker archive, which is a tar of layers and two kinds of JSON. No daemon is needed.
func writeImages(file string, images []image) error {
	out, err := os.Create(file)
	if err != nil {
		return err
	}
	defer out.Close()
	archive := tar.NewWriter(out)
	type entry struct {
		Config   string
		RepoTags []string
		Layers   []string
	}
	var manifest []entry
	for _, each := range images {
		layer, err := tarOf(each.files)
		if err != nil {
			return err
		}
		digest := hexDigest(layer)
		config, err := json.Marshal(map[string]any{
			"architecture": runtime.GOARCH,
			"os":           "linux",
			"config":       map[string]any{"Cmd": each.start, "Env": []string{"PATH=/bin"}},
			"rootfs":       map[string]any{"type": "layers", "diff_ids": []string{"sha256:" + digest}},
		})
		if err != nil {
			return err
		}
		names := entry{hexDigest(config) + ".json", []string{each.name}, []string{digest + ".tar"}}
		if err := addFile(archive, imageFile{name: names.Layers[0], mode: 0o644, content: layer}); err != nil {
			return err
		}
		if err := addFile(archive, imageFile{name: names.Config, mode: 0o644, content: config}); err != nil {
			return err
		}
		manifest = append(manifest, names)
	}
	text, err := json.Marshal(manifest)
	if err != nil {
		return err
	}
	if err := addFile(archive, imageFile{name: "manifest.json", mode: 0o644, content: text}); err != nil {
		return err
	}
	return archive.Close()
}

func tarOf(files []imageFile) ([]byte, error) {
	var out bytes.Buffer
	layer := tar.NewWriter(&out)
	for _, file := range files {
		if err := addFile(layer, file); err != nil {
			return nil, err
		}
	}
	err := layer.Close()
	return out.Bytes(), err
}

func addFile(archive *tar.Writer, file imageFile) error {
	header := &tar.Header{Name: file.name, Mode: file.mode, Size: int64(len(file.content)), Typeflag: tar.TypeReg}
	switch {
	case file.link != "":
		header.Typeflag, header.Linkname, header.Mode = tar.TypeSymlink, file.link, 0o777
	case file.name[len(file.name)-1] == '/':
		header.Typeflag = tar.TypeDir
	}
	if err := archive.WriteHeader(header); err != nil {
		return err
	}
	_, err := archive.Write(file.content)
	return err
}

func hexDigest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
