package tests

import (
	"strings"
	"testing"
)

// A claim as in the lab's text, one of class local, a volume in memory, and a restricted pod that uses them.
const storageManifest = `
apiVersion: v1
kind: Namespace
metadata:
  name: volumes
  labels: {pod-security.kubernetes.io/enforce: restricted}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: shared, namespace: volumes}
spec:
  accessModes: [ReadWriteMany]
  resources: {requests: {storage: 500Mi}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: local, namespace: volumes}
spec:
  storageClassName: local
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 1Mi}}
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: memory}
spec:
  storageClassName: memory
  capacity: {storage: 64Ki}
  accessModes: [ReadWriteOnce]
  hostPath: {path: MEMORY}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: memory, namespace: volumes}
spec:
  storageClassName: memory
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 64Ki}}
---
apiVersion: v1
kind: Pod
metadata: {name: user, namespace: volumes}
spec:
  terminationGracePeriodSeconds: 1
  automountServiceAccountToken: false
  securityContext:
    runAsNonRoot: true
    runAsUser: 12345
    runAsGroup: 12345
    fsGroup: 2000
    seccompProfile: {type: RuntimeDefault}
  containers:
  - name: shell
    image: IMAGE
    command: [sleep, "3000"]
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities: {drop: [ALL]}
    resources: {limits: {memory: 64Mi, cpu: 100m}}
    volumeMounts:
    - {name: shared, mountPath: /shared}
    - {name: local, mountPath: /local}
    - {name: memory, mountPath: /memory}
  volumes:
  - {name: shared, persistentVolumeClaim: {claimName: shared}}
  - {name: local, persistentVolumeClaim: {claimName: local}}
  - {name: memory, persistentVolumeClaim: {claimName: memory}}
`

func TestClaimsBindByThemselvesAndArePermitted(t *testing.T) {
	needRoot(t)
	c := newCluster(t)
	c.must("up")
	for _, image := range []string{"busybox:1.37.0", "tokenkeeper-test/musl:1"} {
		memory := strings.TrimSpace(c.must("tmpfs", "small", "64k"))
		c.apply(strings.NewReplacer("MEMORY", memory, "IMAGE", image).Replace(storageManifest))
		c.must("kubectl", "--namespace=volumes", "wait", "--for=condition=Ready", "pod/user", "--timeout=60s")
		shell := func(script string) (string, error) {
			return c.try("kubectl", "--namespace=volumes", "exec", "user", "--", "sh", "-c", script)
		}
		if said, err := shell("echo mine > /shared/token && cat /shared/token"); err != nil || said != "mine\n" {
			t.Errorf("the shared volume: %v %s", err, said)
		}
		// The folder is root's; only the group that the kubelet gave it lets the pod in.
		if said, err := shell("stat -c %u:%g:%a /local && touch /local/token"); err != nil || said != "0:2000:2775\n" {
			t.Errorf("the local volume: %v %s", err, said)
		}
		if said, err := shell("dd if=/dev/zero of=/memory/file bs=1k count=100"); err == nil ||
			!strings.Contains(said, "No space left") {
			t.Errorf("the small volume does not get full: %s", said)
		}
		c.must("tmpfs", "small", "1m")
		if said, err := shell("dd if=/dev/zero of=/memory/file bs=1k count=100"); err != nil {
			t.Errorf("the small volume does not heal: %s", said)
		}
		c.must("kubectl", "delete", "namespace/volumes", "pv/memory", "--timeout=60s")
		c.eventually("volumes are removed with their claims", func() bool {
			return c.must("kubectl", "get", "pv", "-o", "name") == ""
		})
		c.must("tmpfs", "small", "off")
		if left := c.must("node", "find", "/var/lib/volumes", "-mindepth", "2"); left != "" {
			t.Errorf("left of the volumes: %s", left)
		}
	}
}
