import Foundation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A listening socket that accepts nothing and has no room for another connection.
final class FullBacklog {
    private var descriptors: [Int32] = []
    let authority: String

    init() throws {
        let (listener, port) = try LoopbackServer.listen(backlog: 0)
        authority = "127.0.0.1:\(port)"
        descriptors.append(listener)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = port.bigEndian
        for _ in 0..<8 {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            descriptors.append(descriptor)
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            _ = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }
}
