import Engine
import Foundation

/// Which file of the file system something is, whatever it is called.
struct FileIdentity: Sendable, Equatable {
    var device: UInt64
    var number: UInt64
}

/// What stands at a path; looked at without being opened, so that a pipe or a device is left alone.
enum PathEntry: Sendable, Equatable {
    case absent
    case file(FileIdentity, size: Int, names: Int)
    case link(to: String)
    /// Anything that keeps no bytes of ours: a folder, a device, a pipe, a socket; in words.
    case other(String)
    /// The system does not say, for this reason.
    case hidden(String)

    init(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            let cause = errno
            self = cause == ENOENT ? .absent : .hidden(String(cString: strerror(cause)))
            return
        }
        self =
            switch status.st_mode & S_IFMT {
            case S_IFREG:
                .file(
                    FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)),
                    size: Int(status.st_size), names: Int(status.st_nlink))
            case S_IFLNK:
                .link(to: (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? "another place")
            case S_IFDIR: .other("a folder")
            case S_IFIFO: .other("a pipe")
            case S_IFSOCK: .other("a socket")
            default: .other("a device")
            }
    }

    var identity: FileIdentity? {
        guard case .file(let identity, _, _) = self else { return nil }
        return identity
    }

    /// How many bytes there are; none where there is no file.
    var size: Int {
        guard case .file(_, let size, _) = self else { return 0 }
        return size
    }

    /// Refuses whatever cannot be the file of a journal.
    ///
    /// A link is not followed: SQLite keeps the write-ahead log beside the file that a link leads to, and whoever copies or
    /// moves what the configuration names would leave it behind. For the same reason a file has one name only
    /// (sqlite.org/howtocorrupt.html, "Multiple links to the same file").
    static func database(at path: String, called title: String) throws(JournalError) -> PathEntry {
        let entry = PathEntry(path)
        switch entry {
        case .absent:
            return entry
        case .file(_, _, let names):
            guard names <= 1 else {
                throw JournalError(
                    .unreadable,
                    "\(title) has \(names) names (hard links), and by another of them its write-ahead log is not found: leave "
                        + "it this one name, or name a copy of it.")
            }
            return entry
        case .link(let target):
            throw JournalError(
                .unreadable,
                "\(title) is a symbolic link: name the file itself (\(target)), because its write-ahead log lies beside it."
            )
        case .other(let words):
            throw JournalError(
                .unreadable,
                "\(title) is \(words), not a file: name a file that is a journal of Changeover, or is to become one.")
        case .hidden(let reason):
            throw JournalError(.failed, "\(title) cannot be looked at: \(reason).")
        }
    }

    /// What SQLite keeps beside a file, which has to be a file as well.
    static func beside(_ path: String, _ ending: String, called title: String) throws(JournalError) -> PathEntry {
        let entry = PathEntry(path + ending)
        let words: String
        switch entry {
        case .absent, .file: return entry
        case .link: words = "a symbolic link"
        case .other(let kind): words = kind
        case .hidden(let reason):
            throw JournalError(.failed, "\(title)\(ending) cannot be looked at: \(reason).")
        }
        throw JournalError(
            .unreadable,
            "\(title)\(ending) is \(words), and SQLite keeps a file of that name beside \(title): move it away, or name "
                + "another database.")
    }
}
