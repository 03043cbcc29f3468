package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
)

// The node's own network; nothing of it is visible outside of the node's namespace.
const (
	nodeName       = "node"
	nodeAddress    = "10.88.0.1"
	podNetwork     = "10.88.0.0/16"
	serviceNetwork = "10.96.0.0/16"
	serviceAddress = "10.96.0.1"

	insideHome       = "/run/cluster"
	insideKubernetes = "/run/kubernetes"
)

// plan is what up decided; the processes that it starts read it from the cluster's home.
type plan struct {
	ID             string
	Mode           mode
	Home           string // as the components see it
	Kubernetes     string // folder of the components, as they see it
	KubernetesFrom string // the same folder, seen from outside
	OutsidePort    int    // where clients reach the API server
	APIPort        int    // where the API server listens; the same as OutsidePort without namespaces
	EtcdPort       int
	EtcdPeerPort   int
}

// newPlan chooses places and ports. A port of 0 means: any free one.
func newPlan(h home, m mode, kubernetes string, port int) (plan, error) {
	p := plan{ID: h.id(), Mode: m, KubernetesFrom: kubernetes}
	var err error
	if p.OutsidePort, err = freePort(port); err != nil {
		return p, err
	}
	if m == nodeMode {
		p.Home, p.Kubernetes = insideHome, insideKubernetes
		p.APIPort, p.EtcdPort, p.EtcdPeerPort = 6443, 2379, 2380
		return p, nil
	}
	p.Home, p.Kubernetes, p.APIPort = string(h), kubernetes, p.OutsidePort
	if p.EtcdPort, err = freePort(0); err != nil {
		return p, err
	}
	p.EtcdPeerPort, err = freePort(0)
	return p, err
}

// freePort finds a port of the loopback interface, or says that the wanted one is taken.
func freePort(wanted int) (int, error) {
	listener, err := net.Listen("tcp4", loopback(wanted))
	if err != nil {
		return 0, fmt.Errorf("port %d of 127.0.0.1 is taken. Name another with --port, or none", wanted)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

func loopback(port int) string {
	return fmt.Sprintf("127.0.0.1:%d", port)
}

// path names a file of the cluster as the components see it.
func (p plan) path(names ...string) string {
	return filepath.Join(append([]string{p.Home}, names...)...)
}

func (p plan) write(h home) error {
	data, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(h.path("plan.json"), append(data, '\n'), 0o644)
}

func readPlan(h home) (plan, error) {
	var p plan
	data, err := os.ReadFile(h.path("plan.json"))
	if err != nil {
		return p, err
	}
	return p, json.Unmarshal(data, &p)
}
