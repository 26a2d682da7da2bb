import Engine
import Foundation
import GRDB

/// The file of a new journal. It is made beside its place, with our mark in it, and put there whole: at whatever instant the
/// process ends, a file without our mark is none of ours.
struct NewJournalFile: Sendable {
    let path: String

    /// Makes the file, and its folder, for nobody else to read: it holds names of people and databases.
    ///
    /// - Throws: `.failed` when something stands at the path by now.
    func make() throws {
        try makeFolder()
        let draft = try makeDraft()
        defer { unlink(draft) }
        try mark(draft)
        try move(draft)
    }

    private func makeFolder() throws(JournalError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw JournalError(
                .failed, "The folder of the journal \(path) cannot be made: \(error.localizedDescription)")
        }
    }

    /// An empty file for this user alone (mkstemp(3)).
    private func makeDraft() throws(JournalError) -> String {
        var template = Array((path + Self.ending + "XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw failure(errno) }
        close(descriptor)
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private func mark(_ draft: String) throws {
        var configuration = Configuration()
        configuration.label = "changeover.journal.new"
        let queue = try DatabaseQueue(path: draft, configuration: configuration)
        do {
            try queue.writeWithoutTransaction { database in
                // Nothing is beside the draft that would have to be moved with it.
                try database.execute(
                    sql: """
                        PRAGMA journal_mode = OFF;
                        PRAGMA synchronous = FULL;
                        PRAGMA application_id = \(Schema.applicationID);
                        """)
            }
            try queue.close()
        } catch {
            try? queue.close()
            throw error
        }
    }

    /// Gives the draft its name, unless another file has it.
    private func move(_ draft: String) throws(JournalError) {
        if link(draft, path) == 0 { return }
        let cause = errno
        guard cause != EEXIST, PathEntry(path) == .absent else {
            throw JournalError(.failed, "\(path) was made by another process meanwhile: start again.")
        }
        // A file system that knows one name for a file only.
        guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(cause) else { throw failure(cause) }
        guard rename(draft, path) == 0 else { throw failure(errno) }
    }

    private func failure(_ cause: Int32) -> JournalError {
        JournalError(.failed, "The journal \(path) cannot be created: \(String(cString: strerror(cause))).")
    }

    private static let ending = "-new-"

    /// Takes away the name of a draft that is the journal by now, which an end of the process between the two leaves.
    func removeDraftName() {
        guard case .file(let identity, _, let names) = PathEntry(path), names > 1, isMarked else { return }
        let place = URL(fileURLWithPath: path)
        let folder = place.deletingLastPathComponent()
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in all where name.hasPrefix(place.lastPathComponent + Self.ending) {
            let other = folder.appending(path: name).path
            if PathEntry(other).identity == identity { unlink(other) }
        }
    }

    private var isMarked: Bool {
        (try? ReadOnlyLook(at: path, .alone).number("PRAGMA application_id")) == Schema.applicationID
    }
}
