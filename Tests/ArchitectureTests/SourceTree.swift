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
            code = lines.enumerated().compactMap { index, line in
                let bare = line.contains("\"") ? line.replacing(/"(?:\\.|[^"\\])*"/, with: "\"\"") : line
                let text = bare.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
                return text.allSatisfy(\.isWhitespace) ? nil : (index + 1, String(text))
            }
        }

        /// The room, or the test target.
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

        /// Lines of code with their numbers, comments and texts taken out.
        let code: [(number: Int, text: String)]
    }

    var files: [File]

    /// The tree that this file is in.
    static func here(_ file: String = #filePath) throws -> SourceTree {
        let top = URL(filePath: file).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
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
