import Foundation

/// Everything that can be told of a folder's files: names, kinds, rights, times, bytes.
struct Fingerprint: Equatable, CustomStringConvertible {
    private var entries: [String: String] = [:]

    init(_ folder: URL) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let path = folder.appending(path: name).path
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            let isFile = status.st_mode & S_IFMT == S_IFREG
            let bytes = isFile ? FileManager.default.contents(atPath: path)?.base64EncodedString() ?? "" : ""
            entries[name] =
                "\(String(status.st_mode, radix: 8)) \(status.st_ino) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) "
                + "\(status.st_size) \(bytes.hashValue)"
        }
    }

    var names: [String] { entries.keys.sorted() }
    var description: String { names.map { "\($0): \(entries[$0] ?? "")" }.joined(separator: "\n") }
}
