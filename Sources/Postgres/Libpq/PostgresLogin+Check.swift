import Foundation

extension PostgresLogin {
    /// Refuses what libpq would take for something else, or only say in words.
    func check() throws(PostgresError) {
        let texts = [host, address ?? "", database, user, password.exposed, authorities, applicationName]
        guard (texts + settings.values).allSatisfy({ !$0.utf8.contains(0) }) else {
            throw PostgresError(.invalidRequest, "What a connection is asked for with holds a NUL character.")
        }
        guard Self.isName(host), address.map(Self.isAddress) ?? true, (1...65535).contains(port) else {
            throw PostgresError(.invalidRequest, "A connection needs a host name, perhaps an IP address, and a port.")
        }
        guard !database.isEmpty, !user.isEmpty, !password.exposed.isEmpty else {
            throw PostgresError(.invalidRequest, "A connection to \(host) needs a database, a user and a password.")
        }
        guard settings.keys.allSatisfy(Self.isSetting) else {
            throw PostgresError(.invalidRequest, "A setting of a session has no proper name.")
        }
        guard FileManager.default.isReadableFile(atPath: authorities) else {
            throw PostgresError(.tlsFailed, "The file of certificate authorities to trust cannot be read.")
        }
    }

    /// libpq takes a slash or an at sign in front for a Unix socket, and commas for several hosts.
    private static func isName(_ host: String) -> Bool {
        !host.isEmpty
            && host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"): true
                default: false
                }
            }
    }

    private static func isAddress(_ text: String) -> Bool {
        HostLookup.isAddress(text)
    }

    private static func isSetting(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "_"), UInt8(ascii: "."): true
                default: false
                }
            }
    }
}
