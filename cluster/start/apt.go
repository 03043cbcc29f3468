package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The Debian release that has the busybox of the lab's text, and the keys that Debian signs with.
const (
	otherSuite = "trixie"
	debianKeys = "/usr/share/keyrings/debian-archive-keyring.gpg"
)

// apt fetches packages of another Debian release, from the archive that the system itself uses, with lists and packages
// in a folder of its own: the system's own are left alone, and no root is needed.
type apt struct {
	folder string
}

func newApt(folder string) (apt, error) {
	a := apt{folder}
	archive, err := debianArchive()
	if err != nil {
		return a, err
	}
	for _, name := range []string{"lists/partial", "archives/partial"} {
		if err := os.MkdirAll(filepath.Join(folder, name), 0o755); err != nil {
			return a, err
		}
	}
	options := ""
	if _, err := os.Stat(debianKeys); err == nil {
		options = "[signed-by=" + debianKeys + "] "
	}
	source := options + archive + " " + otherSuite + " main\n"
	if err := os.WriteFile(a.list(), []byte("deb "+source+"deb-src "+source), 0o644); err != nil {
		return a, err
	}
	return a, a.get("update")
}

func (a apt) list() string {
	return filepath.Join(a.folder, "sources.list")
}

// get runs apt-get in the folder.
func (a apt) get(arguments ...string) error {
	options := []string{
		"-q", "-o", "Dir::Etc::SourceList=" + a.list(), "-o", "Dir::Etc::SourceParts=-", "-o", "Dir::Etc::Preferences=-",
		"-o", "Dir::State::Lists=" + filepath.Join(a.folder, "lists"), "-o", "Dir::Cache=" + a.folder,
		"-o", "APT::Get::List-Cleanup=0", "-o", "APT::Sandbox::User=", "-o", "Acquire::Languages=none",
	}
	command := exec.Command("apt-get", append(options, arguments...)...)
	command.Dir = a.folder
	return quietly(command)
}

// one returns the only file of the folder that the pattern matches.
func (a apt) one(pattern string) (string, error) {
	found, err := filepath.Glob(filepath.Join(a.folder, pattern))
	if err == nil && len(found) != 1 {
		err = fmt.Errorf("apt-get brought no %s", pattern)
	}
	if err != nil {
		return "", err
	}
	return found[0], nil
}

// debianArchive is the address from which the system's own main packages come.
func debianArchive() (string, error) {
	release, err := os.ReadFile("/etc/os-release")
	if err != nil {
		return "", err
	}
	codename := ""
	for _, line := range strings.Split(string(release), "\n") {
		if value, found := strings.CutPrefix(line, "VERSION_CODENAME="); found {
			codename = strings.Trim(value, `"`)
		}
	}
	targets, err := exec.Command("apt-get", "indextargets", "--format",
		"$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages").Output()
	if err != nil {
		return "", errors.New("the command apt-get is missing, or has no sources")
	}
	for _, line := range strings.Split(string(targets), "\n") {
		if fields := strings.Fields(line); len(fields) == 3 && fields[1] == codename && fields[2] == "main" {
			return fields[0], nil
		}
	}
	return "", errors.New("the system's package sources name no Debian archive")
}

// quietly runs a command and shows its output only as the error.
func quietly(command *exec.Cmd) error {
	output, err := command.CombinedOutput()
	if err == nil {
		return nil
	}
	if len(output) > 1500 {
		output = output[len(output)-1500:]
	}
	return fmt.Errorf("%s failed (%w): %s", filepath.Base(command.Path), err, strings.TrimSpace(string(output)))
}
