package main

import (
	"fmt"
	"net"

	"github.com/vishvananda/netlink"
)

// createNetwork makes the bridge for pods in the node's network namespace. There is no way out: what runs in the
// cluster reaches the node and other pods only.
func createNetwork() error {
	lo, err := netlink.LinkByName("lo")
	if err != nil {
		return err
	}
	if err := netlink.LinkSetUp(lo); err != nil {
		return err
	}
	attributes := netlink.NewLinkAttrs()
	attributes.Name = "pods0"
	bridge := &netlink.Bridge{LinkAttrs: attributes}
	if err := netlink.LinkAdd(bridge); err != nil {
		return fmt.Errorf("the kernel makes no bridge: %w", err)
	}
	_, network, err := net.ParseCIDR(podNetwork)
	if err != nil {
		return err
	}
	address := &netlink.Addr{IPNet: &net.IPNet{IP: net.ParseIP(nodeAddress), Mask: network.Mask}}
	if err := netlink.AddrAdd(bridge, address); err != nil {
		return err
	}
	if err := netlink.LinkSetUp(bridge); err != nil {
		return err
	}
	// A default route: an address of a service needs some way to leave by before it is rewritten.
	_, everywhere, err := net.ParseCIDR("0.0.0.0/0")
	if err != nil {
		return err
	}
	route := &netlink.Route{LinkIndex: bridge.Attrs().Index, Dst: everywhere, Scope: netlink.SCOPE_LINK}
	if err := netlink.RouteAdd(route); err != nil {
		return fmt.Errorf("no default route: %w", err)
	}
	return nil
}
