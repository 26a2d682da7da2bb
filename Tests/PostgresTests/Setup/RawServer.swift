import Foundation
import Synchronization

/// A listener on a loopback port that is no PostgreSQL server: it reads what comes, and says one thing or nothing.
final class RawServer: Sendable {
    enum Manner: Sendable {
        case silent
        case answers([UInt8])
        case closes
    }

    let port: Int
    /// One element for each connection that the client has closed.
    let closed: AsyncStream<Void>
    private let listener: Int32

    init(_ manner: Manner) throws {
        let (descriptor, port) = try Self.listen()
        (listener, self.port) = (descriptor, port)
        let (closed, sink) = AsyncStream<Void>.makeStream()
        self.closed = closed
        let thread = Thread {
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { break }
                Thread {
                    Self.play(manner, connection)
                    sink.yield()
                }.start()
            }
            _ = close(descriptor)
        }
        thread.start()
    }

    deinit {
        _ = shutdown(listener, Int32(SHUT_RDWR))
    }

    private static func play(_ manner: Manner, _ connection: Int32) {
        defer { _ = close(connection) }
        var bytes = [UInt8](repeating: 0, count: 1024)
        var hasAnswered = false
        while recv(connection, &bytes, bytes.count, 0) > 0 {
            switch manner {
            case .silent: break
            case .closes: return
            case .answers(let answer) where !hasAnswered:
                _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
            case .answers: break
            }
            hasAnswered = true
        }
    }

    /// A listening socket on a free loopback port.
    static func listen() throws -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && systemListen(descriptor, 16) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A port that nobody listens on.
    static func closedPort() throws -> Int {
        let (descriptor, port) = try listen()
        _ = close(descriptor)
        return port
    }
}

private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 { listen(descriptor, backlog) }
