import Foundation

/// The socket on which a running bot listens to programs of its own machine: a file beside its database that nobody but the
/// bot's own user can open.
struct LocalSocket: Sendable, Equatable {
    /// What is found at its path.
    enum Standing: Sendable, Equatable {
        case absent
        /// A bot listens.
        case live
        /// Left behind by a bot that did not end in order.
        case stale
        /// Something that is no socket, or that this user cannot look at.
        case foreign(String)
    }

    let path: String

    /// `sun_path` has 108 bytes with the zero at its end (unix(7)), of which SwiftNIO's `SocketAddress` uses 104, as other
    /// systems have them; the socket is made beside its path, by a longer one.
    static let limit = 103 - draftEnding.utf8.count
    private static let draftEnding = "-XXXXXX/s"

    init(besideDatabase database: String) { path = database + ".sock" }

    /// Why it can be no socket, whatever is there.
    var problem: String? {
        let length = path.utf8.count
        guard length > Self.limit else { return nil }
        return "The path of the socket beside the database, \(path), is \(length) bytes long, and it can have "
            + "\(Self.limit) at most: name a shorter `database`, such as one that begins in the bot's own folder."
    }

    var standing: Standing {
        do {
            guard try Self.attributes(of: path)[.type] as? FileAttributeType == .typeSocket else {
                return .foreign("\(path) is no socket: move it away, as the bot makes its own there.")
            }
            return answers ? .live : .stale
        } catch CocoaError.fileReadNoSuchFile {
            return .absent
        } catch {
            return .foreign("\(path) cannot be looked at (\(error.localizedDescription)).")
        }
    }

    /// - Throws: `StartError` when no socket can be made there, or another bot listens.
    func refuseOthers() throws(StartError) {
        if let problem { throw StartError(problem) }
        switch standing {
        case .absent, .stale: return
        case .live: throw StartError("Another bot listens on \(path): one is enough.")
        case .foreign(let reason): throw StartError(reason)
        }
    }

    private var answers: Bool {
        // Does not wait: of a socket whose queue is full somebody is the owner.
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        return result == 0 || errno == EAGAIN
    }

    static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

    /// Of the file itself, where it is a link as well.
    private static func attributes(of path: String) throws -> [FileAttributeKey: Any] {
        try FileManager.default.attributesOfItem(atPath: path)
    }

    /// What the file at a path is known by, whatever its name; `nil` where there is none.
    fileprivate static func number(of path: String) -> UInt64? {
        (try? attributes(of: path)[.systemFileNumber] as? NSNumber)?.uint64Value
    }
}

extension LocalSocket {
    /// The socket while it is made: in a folder that nobody else can enter, until it has its rights and its name.
    struct Draft: Sendable {
        private let folder: String
        private let path: String
        var file: String { folder + "/s" }

        /// - Throws: `StopError` when nothing can be made beside the database.
        init(of socket: LocalSocket) throws(StopError) {
            path = socket.path
            // The folder has the rights 0700 (mkdtemp(3)).
            var template = Array((socket.path + LocalSocket.draftEnding.dropLast(2)).utf8CString)
            guard mkdtemp(&template) != nil else { throw Self.failure(socket.path, errno) }
            folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        }

        /// Gives it its name, in place of a stale one; returns what it is known by.
        func place() throws(StopError) -> UInt64 {
            guard chmod(file, 0o600) == 0, let number = LocalSocket.number(of: file), rename(file, path) == 0 else {
                throw Self.failure(path, errno)
            }
            rmdir(folder)
            return number
        }

        func remove() {
            unlink(file)
            rmdir(folder)
        }

        private static func failure(_ path: String, _ code: Int32) -> StopError {
            StopError("The socket \(path) cannot be made: \(LocalSocket.reason(code)).")
        }
    }

    /// Takes the file away, unless it is another's by now.
    func remove(ifKnownBy number: UInt64) {
        guard Self.number(of: path) == number else { return }
        unlink(path)
    }
}
