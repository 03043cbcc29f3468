package main

import (
	"io"
	"net"
)

// forward takes connections and passes each on to the address, until the process ends.
func forward(listener net.Listener, address string) {
	for {
		from, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			to, err := net.Dial("tcp4", address)
			if err != nil {
				_ = from.Close()
				return
			}
			go pass(to.(*net.TCPConn), from.(*net.TCPConn))
			pass(from.(*net.TCPConn), to.(*net.TCPConn))
		}()
	}
}

// pass copies one direction, and tells the receiver when the sender has no more: watches and exec rely on it.
func pass(to, from *net.TCPConn) {
	_, err := io.Copy(to, from)
	if err != nil {
		_ = to.Close()
		_ = from.Close()
		return
	}
	_ = to.CloseWrite()
}
