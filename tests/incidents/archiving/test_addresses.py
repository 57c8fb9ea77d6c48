"""Which addresses may be asked."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.archiving.addresses import is_public

PRIVATE = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255"),
    *("127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255"),
    *("192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255"),
    *("198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "::7f00:1", "::10.0.0.1", "::ffff:127.0.0.1"),
    *("::ffff:93.184.215.14", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1"),
    *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1"),
    *("3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1"),
    *("ff02::1", "ff0e::1", "2606:4700::1%eth0", "localhost", "", "127.1", "0x7f.0.0.1"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_address_of_no_open_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("1.1.1.1", "9.255.255.255", "11.0.0.0", "93.184.215.14", "100.63.255.255"),
        *("100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "172.15.255.255"),
        *("172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0"),
        *("223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001::200e", "2001:200::1"),
    ],
)
def test_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6))
def test_public_is_never_what_python_calls_local(address: IPv4Address | IPv6Address) -> None:
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_multicast


@given(st.ip_addresses(v=4))
def test_ipv4_written_as_ipv6_is_never_public(address: IPv4Address) -> None:
    low = int(address)
    for prefix in (0, 0xFFFF << 32, 0x64FF9B << 96, 0x2002 << 112, 0x20010000 << 96):
        shift = 80 if prefix == 0x2002 << 112 else 0
        assert not is_public(str(IPv6Address(prefix | (low << shift))))
