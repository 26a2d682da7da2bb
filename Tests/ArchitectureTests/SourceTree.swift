import Foundation

/// The Swift files of this package, as rules look at them.
struct SourceTree: Sendable {
    struct File: Sendable {
        /// From the top of the package: `Sources/Engine/Running/Engine.swift`.
        var path: String
        var lines: [String]

        init(path: String, text: String) {
            self.path = path
            lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            code = path.hasPrefix("Sources/") ? Self.code(of: lines) : []
        }

        /// The module, or the test target.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
        var isSource: Bool { path.hasPrefix("Sources/") }

        /// The modules it imports.
        var imports: [String] {
            lines.compactMap { line in
                guard line.contains("import "),
                    let match = line.firstMatch(
                        of: /^(?:@\w+ )*(?:(?:package|internal|public|private) )?import (?:\w+ )?(\w+)/)
                else { return nil }
                return String(match.output.1)
            }
        }

        /// Lines of code with their numbers, comments and texts taken out; of sources only.
        let code: [(number: Int, text: String)]

        private static func code(of lines: [String]) -> [(number: Int, text: String)] {
            lines.enumerated().compactMap { index, line in
                let text = bare(line)
                return text.allSatisfy(\.isWhitespace) ? nil : (index + 1, text)
            }
        }

        /// A line without what stands between quotes, and without a comment at its end.
        private static func bare(_ line: String) -> String {
            var (kept, isQuoted, isEscaped) = ([UInt8](), false, false)
            for byte in line.utf8 {
                if isQuoted {
                    if byte == UInt8(ascii: "\""), !isEscaped { isQuoted = false }
                    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                    if isQuoted { continue }
                } else {
                    isQuoted = byte == UInt8(ascii: "\"")
                    if byte == UInt8(ascii: "/"), kept.last == byte {
                        kept.removeLast()
                        break
                    }
                }
                kept.append(byte)
            }
            return String(decoding: kept, as: UTF8.self)
        }
    }

    var files: [File]

    /// The text of `Package.swift`.
    static func manifest(_ file: String = #filePath) throws -> String {
        try String(contentsOf: top(of: file).appending(path: "Package.swift"), encoding: .utf8)
    }

    private static func top(of file: String) -> URL {
        URL(filePath: file).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// The tree that this file is in.
    static func here(_ file: String = #filePath) throws -> SourceTree {
        let top = top(of: file)
        var files: [File] = []
        for folder in ["Sources", "Tests"] {
            let found = FileManager.default.enumerator(atPath: top.appending(path: folder).path)
            while let name = found?.nextObject() as? String {
                guard name.hasSuffix(".swift") else { continue }
                let path = "\(folder)/\(name)"
                files.append(
                    File(path: path, text: try String(contentsOf: top.appending(path: path), encoding: .utf8)))
            }
        }
        return SourceTree(files: files.sorted { $0.path < $1.path })
    }
}
