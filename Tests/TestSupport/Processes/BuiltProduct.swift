package import Foundation

/// An executable of this package, as it was built for the tests.
package enum BuiltProduct {
    package struct NotBuilt: Error, CustomStringConvertible {
        package let description: String
    }

    /// - Throws: `NotBuilt` when there is none of that name beside the test bundle.
    package static func url(of name: String) throws(NotBuilt) -> URL {
        // SwiftPM puts executables beside the test bundle, and runs the latter as the process or hands it its path.
        for argument in CommandLine.arguments {
            var folder = URL(filePath: argument)
            for _ in 0..<6 where folder.pathComponents.count > 1 {
                folder.deleteLastPathComponent()
                let file = folder.appending(path: name)
                var isFolder: ObjCBool = false
                let isThere = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
                if isThere, !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: file.path) { return file }
            }
        }
        throw NotBuilt(
            description: "There is no executable \(name) beside the tests: `swift build --build-tests` first.")
    }
}
