import Foundation
import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A server on a loopback port whose every connection is played by a script, on a thread of its own.
final class LoopbackServer: Sendable {
    struct Counts {
        var connections = 0
        var open = 0
        var mostOpen = 0
        var requests: [ReceivedRequest] = []
    }

    let port: UInt16
    private let listener: Int32
    private let counts = Mutex(Counts())

    init(script: @escaping @Sendable (ServerConnection) -> Void) throws {
        (listener, port) = try Self.listen(backlog: 256)
        let listener = listener
        let thread = Thread { [weak self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { break }
                guard let self else {
                    _ = close(descriptor)
                    break
                }
                self.serve(ServerConnection(descriptor: descriptor, server: self), script)
            }
            // Closed here and nowhere else: a descriptor that is closed under this thread soon means another's socket.
            _ = close(listener)
        }
        thread.start()
    }

    deinit {
        _ = shutdown(listener, Int32(SHUT_RDWR))
    }

    var authority: String { "127.0.0.1:\(port)" }
    var connections: Int { counts.withLock { $0.connections } }
    var mostOpen: Int { counts.withLock { $0.mostOpen } }
    var requests: [ReceivedRequest] { counts.withLock { $0.requests } }

    func note(_ request: ReceivedRequest) {
        counts.withLock { $0.requests.append(request) }
    }

    private func serve(_ connection: ServerConnection, _ script: @escaping @Sendable (ServerConnection) -> Void) {
        counts.withLock {
            $0.connections += 1
            $0.open += 1
            $0.mostOpen = max($0.mostOpen, $0.open)
        }
        let thread = Thread {
            script(connection)
            self.counts.withLock { $0.open -= 1 }
            connection.end()
        }
        thread.start()
    }

    /// A listening socket on a free loopback port.
    static func listen(backlog: Int32) throws -> (descriptor: Int32, port: UInt16) {
        #if canImport(Darwin)
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && systemListen(descriptor, backlog) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }
}

/// What a client sent: the head as it was, and as many body bytes as `Content-Length` says.
struct ReceivedRequest: Sendable {
    var head: String
    var body: [UInt8]

    var target: String { head.split(separator: " ").dropFirst().first.map(String.init) ?? "" }

    func value(of name: String) -> String? {
        for line in head.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
            return parts[1].trimmingCharacters(in: .whitespaces)
        }
        return nil
    }
}

/// The server's end of one connection; used by its script's thread only.
final class ServerConnection: Sendable {
    private let descriptor: Int32
    private let server: LoopbackServer
    private let pending = Mutex<[UInt8]>([])

    init(descriptor: Int32, server: LoopbackServer) {
        self.descriptor = descriptor
        self.server = server
    }

    /// The next request, or nil when the client has closed the connection.
    func readRequest() -> ReceivedRequest? {
        var buffer = pending.withLock { $0 }
        let blank = Array("\r\n\r\n".utf8)
        var end = buffer.firstRange(of: blank)
        while end == nil {
            guard let more = receive() else { return nil }
            buffer += more
            end = buffer.firstRange(of: blank)
        }
        guard let end else { return nil }
        var request = ReceivedRequest(head: String(decoding: buffer[..<end.upperBound], as: UTF8.self), body: [])
        let length = request.value(of: "Content-Length").flatMap { Int($0) } ?? 0
        while buffer.count < end.upperBound + length {
            guard let more = receive() else { return nil }
            buffer += more
        }
        request.body = Array(buffer[end.upperBound..<(end.upperBound + length)])
        let rest = Array(buffer[(end.upperBound + length)...])
        pending.withLock { $0 = rest }
        server.note(request)
        return request
    }

    /// False when the client has closed the connection.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                systemSend(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    func reply(_ body: String, status: String = "200 OK", headers: [String] = []) {
        let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
        send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Returns when the client has closed the connection.
    func awaitClose() {
        while receive() != nil {}
    }

    func end() {
        _ = close(descriptor)
    }

    private func receive() -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        return count > 0 ? Array(chunk[..<count]) : nil
    }
}

private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 { listen(descriptor, backlog) }

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
        return send(descriptor, bytes, count, 0)
    #else
        return send(descriptor, bytes, count, Int32(MSG_NOSIGNAL))
    #endif
}
