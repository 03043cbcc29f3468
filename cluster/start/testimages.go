package main

import (
	"debug/elf"
	"fmt"
	"io"
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
	file, err := busybox()
	if err != nil {
		return nil, err
	}
	box, err := busyboxImage("busybox:"+busyboxVersion, file)
	if err != nil {
		return nil, err
	}
	images := []image{
		{name: "localhost/pause:1", files: []imageFile{{name: "pause", mode: 0o755, content: pause}}, start: []string{"/pause"}},
		box,
	}
	musl, err := muslImage()
	if err != nil {
		fmt.Fprintf(os.Stderr, "The cluster has no image %s: %v\n", muslName, err)
		return images, nil
	}
	return append(images, musl), nil
}

// muslName is an image for tests of what must not depend on the C library of the application's image.
const muslName = "tokenkeeper-test/musl:1"

// muslImage is a busybox image whose programs use musl, through its loader; no glibc is inside.
func muslImage() (image, error) {
	file, err := muslBusybox()
	if err != nil {
		return image{}, err
	}
	made, err := busyboxImage(muslName, file)
	if err != nil {
		return image{}, err
	}
	loader, err := interpreter(file)
	if err != nil {
		return image{}, err
	}
	if !strings.Contains(loader, "musl") {
		return image{}, fmt.Errorf("%s is linked with %s, not with musl", file, loader)
	}
	library, err := os.ReadFile(loader) // musl's loader is its library, too
	if err != nil {
		return image{}, err
	}
	made.files = append(made.files, imageFile{name: "lib/", mode: 0o755},
		imageFile{name: strings.TrimPrefix(loader, "/"), mode: 0o755, content: library})
	return made, nil
}

// interpreter is the loader that a dynamically linked program names.
func interpreter(file string) (string, error) {
	program, err := elf.Open(file)
	if err != nil {
		return "", err
	}
	defer program.Close()
	for _, segment := range program.Progs {
		if segment.Type == elf.PT_INTERP {
			name, err := io.ReadAll(segment.Open())
			return strings.TrimRight(string(name), "\x00"), err
		}
	}
	return "", fmt.Errorf("%s is linked statically", file)
}

// busyboxImage has every applet as a link, as the well-known image does.
func busyboxImage(name, file string) (image, error) {
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
	return image{name: name, files: files, start: []string{"sh"}}, nil
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
