package main

import (
	"bytes"
	"embed"
	"os"
	"text/template"
)

//go:embed configuration
var configurations embed.FS

// fill reads one of the embedded files and puts the values in.
func fill(name string, values map[string]string) ([]byte, error) {
	text, err := template.New(name).Option("missingkey=error").ParseFS(configurations, "configuration/"+name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = text.Execute(&out, values)
	return out.Bytes(), err
}

// configure writes an embedded file, filled, to a place.
func configure(name, place string, values map[string]string) error {
	text, err := fill(name, values)
	if err != nil {
		return err
	}
	return os.WriteFile(place, text, 0o644)
}
