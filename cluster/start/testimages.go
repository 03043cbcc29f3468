package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// testImages makes the images that a cluster has from the start. Without a node there is nowhere to run them.
func testImages(m mode, kubernetes string) ([]image, error) {
	if m != nodeMode {
		return nil, nil
	}
	pause, err := os.ReadFile(filepath.Join(kubernetes, "pause"))
	if err != nil {
		return nil, err
	}
	box, err := busyboxImage()
	if err != nil {
		return nil, err
	}
	images := []image{
		{name: "localhost/pause:1", files: []imageFile{{name: "pause", mode: 0o755, content: pause}}, start: []string{"/pause"}},
		box,
	}
	return images, nil
}

// busyboxImage has every applet as a link, as the well-known image does.
func busyboxImage() (image, error) {
	file, err := busybox()
	if err != nil {
		return image{}, err
	}
	program, err := os.ReadFile(file)
	if err != nil {
		return image{}, err
	}
	applets, err := exec.Command(file, "--list").Output()
	if err != nil {
		return image{}, err
	}
	files := append(world(), imageFile{name: "bin/busybox", mode: 0o755, content: program})
	for _, applet := range strings.Fields(string(applets)) {
		if applet != "busybox" {
			files = append(files, imageFile{name: "bin/" + applet, link: "busybox"})
		}
	}
	return image{name: "busybox:" + busyboxVersion, files: files, start: []string{"sh"}}, nil
}

// world is what the smallest images have besides programs.
func world() []imageFile {
	users := "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"
	return []imageFile{
		{name: "bin/", mode: 0o755},
		{name: "etc/", mode: 0o755},
		{name: "etc/passwd", mode: 0o644, content: []byte(users)},
		{name: "etc/group", mode: 0o644, content: []byte("root:x:0:\nnobody:x:65534:\n")},
		{name: "root/", mode: 0o700},
		{name: "tmp/", mode: 0o1777},
	}
}
