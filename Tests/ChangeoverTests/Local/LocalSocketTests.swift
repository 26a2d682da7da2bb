import Foundation
import Testing

@testable import changeover

/// The file that a running bot listens on.
@Suite struct LocalSocketTests {
    private func mode(of path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    /// A socket that somebody is bound to, who listens or not.
    private func bind(_ path: String, listening: Bool) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.bind(descriptor, $0, size) }
        }
        try #require(result == 0)
        if listening { try #require(Foundation.listen(descriptor, 1) == 0) }
        return descriptor
    }

    @Test func `only its own user can open it, nothing else is left beside it, and it goes with the bot`() async throws
    {
        let bench = try LocalBench()
        #expect(bench.socket.standing == .absent)
        try await bench.listen { (_: LocalClient) async throws in
            #expect(try mode(of: bench.socket.path) == 0o600)
            #expect(try names(in: bench.folder) == ["c.sqlite.sock"])
            #expect(bench.socket.standing == .live)
        }
        #expect(try names(in: bench.folder) == [])
    }

    @Test func `one that a dead bot left behind is replaced`() async throws {
        let bench = try LocalBench()
        close(try bind(bench.socket.path, listening: false))
        #expect(bench.socket.standing == .stale)
        try bench.socket.refuseOthers()
        try await bench.listen { (_: LocalClient) async throws in
            #expect(try mode(of: bench.socket.path) == 0o600)
            #expect(bench.socket.standing == .live)
        }
    }

    @Test func `one that somebody listens on is refused`() throws {
        let bench = try LocalBench()
        let descriptor = try bind(bench.socket.path, listening: true)
        defer { close(descriptor) }
        #expect(throws: StartError("Another bot listens on \(bench.socket.path): one is enough.")) {
            try bench.socket.refuseOthers()
        }
    }

    @Test func `a file that is no socket is left alone`() throws {
        let bench = try LocalBench()
        try Data("notes".utf8).write(to: URL(fileURLWithPath: bench.socket.path))
        #expect(
            throws: StartError("\(bench.socket.path) is no socket: move it away, as the bot makes its own there.")
        ) {
            try bench.socket.refuseOthers()
        }
        #expect(try String(contentsOfFile: bench.socket.path, encoding: .utf8) == "notes")
    }

    @Test func `a path that is too long is refused with what would be right`() async throws {
        let name = String(repeating: "d", count: LocalSocket.limit - ".sock".utf8.count)
        #expect(LocalSocket(besideDatabase: name).problem == nil)
        let long = LocalSocket(besideDatabase: name + "d")
        #expect(long.problem?.contains("95 bytes long, and it can have 94 at most: name a shorter `database`") == true)
        #expect(throws: StartError.self) { try long.refuseOthers() }
    }

    @Test func `one of the longest path can be listened on`() async throws {
        let bench = try LocalBench()
        let room = LocalSocket.limit - bench.folder.path.utf8.count - "/.sock".utf8.count
        let name = String(repeating: "d", count: room)
        let socket = LocalSocket(besideDatabase: bench.folder.appending(path: name).path)
        #expect(socket.problem == nil)
        let draft = try LocalSocket.Draft(of: socket)
        defer { draft.remove() }
        close(try bind(draft.file, listening: false))
        #expect(draft.file.utf8.count == 103)
        socket.remove(ifKnownBy: try draft.place())
        #expect(try names(in: bench.folder) == [])
    }

    @Test func `what took its place is not taken away`() throws {
        let bench = try LocalBench()
        let draft = try LocalSocket.Draft(of: bench.socket)
        close(try bind(draft.file, listening: false))
        let number = try draft.place()
        #expect(rename(bench.socket.path, bench.socket.path + ".old") == 0)
        close(try bind(bench.socket.path, listening: false))
        bench.socket.remove(ifKnownBy: number)
        #expect(try names(in: bench.folder) == ["c.sqlite.sock", "c.sqlite.sock.old"])
    }
}
