/// Why bytes could not be read as an XML document.
package struct XMLError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        case empty
        case notUTF8
        case documentType
        case processingInstruction
        case tooDeep
        case malformed
    }

    package var code: Code
    /// One sentence for a person; quotes nothing of the document.
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
