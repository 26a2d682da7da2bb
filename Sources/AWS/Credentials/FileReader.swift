package import Foundation

/// Reads small files for the credentials chain.
package struct FileReader: Sendable {
    private let read: @Sendable (String) throws -> Data?

    /// The closure returns nil for a file that does not exist.
    package init(_ read: @escaping @Sendable (String) throws -> Data?) {
        self.read = read
    }

    /// The files of this machine.
    package static let system = FileReader { path in
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        // Devices as well: AWS_CONFIG_FILE=/dev/null is how people say that there is none.
        guard let file = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadNoPermission) }
        defer { try? file.close() }
        return try file.readToEnd() ?? Data()
    }

    func contents(of path: String) throws(CredentialsError) -> Data? {
        do {
            return try read(path)
        } catch {
            throw CredentialsError(.unavailable, "\(path) cannot be read.")
        }
    }
}
