package import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// One element of a parsed XML document, without namespaces and attributes: AWS uses neither for anything we read.
package struct XMLNode: Sendable, Equatable {
    package let name: String
    /// Character data directly inside the element, exactly as sent.
    package let content: String
    package let children: [XMLNode]

    package init(name: String, content: String = "", children: [XMLNode] = []) {
        self.name = name
        self.content = content
        self.children = children
    }

    /// The character data without the white space around it.
    package var text: String {
        content.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The first child of that name.
    package subscript(_ child: String) -> XMLNode? {
        children.first { $0.name == child }
    }

    /// Every child of that name, in order.
    package func all(_ child: String) -> [XMLNode] {
        children.filter { $0.name == child }
    }

    /// The elements of a wrapped list such as `<DBInstances><DBInstance/>…</DBInstances>`; empty when the wrapper is absent.
    package func list(of wrapper: String, _ element: String) -> [XMLNode] {
        self[wrapper]?.all(element) ?? []
    }
}

extension XMLNode {
    /// The document with this root, whose elements are in the namespace; content is kept as it is.
    package func text(namespace: String) -> String {
        markup(attributes: " xmlns=\"\(Self.escape(namespace))\"")
    }

    private func markup(attributes: String = "") -> String {
        let inside = Self.escape(content) + children.map { $0.markup() }.joined()
        return "<\(name)\(attributes)>\(inside)</\(name)>"
    }

    /// Scalar by scalar, since a character may be more than the one to escape. A carriage return that is not escaped
    /// would be read as a line feed.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\r": escaped += "&#xD;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension XMLNode {
    /// Deepest nesting accepted; the replies of AWS stay under 12.
    package static let maximumDepth = 64

    /// Reads a whole document and returns its root element.
    ///
    /// Document type declarations are refused before the parser sees them, so no entity but the predefined five exists:
    /// neither expansion bombs nor references to files and addresses. An HTML error page usually ends here, too.
    package static func parse(_ data: Data) throws(XMLError) -> XMLNode {
        guard !data.isEmpty else {
            throw XMLError(.empty, "The reply has no body where an XML document was expected.")
        }
        guard !data.contains(0), let prefix = declaration(of: data) else {
            throw XMLError(.notUTF8, "The reply is not UTF-8 text.")
        }
        if let encoding = declaredEncoding(in: prefix), encoding != "utf-8", encoding != "us-ascii" {
            throw XMLError(.notUTF8, "The reply declares a character encoding other than UTF-8.")
        }
        guard !hasDocumentType(data) else {
            throw XMLError(
                .documentType, "The reply has a document type declaration, as HTML pages do and AWS replies do not.")
        }
        guard !hasProcessingInstruction(data) else {
            throw XMLError(.processingInstruction, "The reply has a processing instruction, as AWS replies do not.")
        }
        let builder = XMLTreeBuilder()
        let parser = XMLParser(data: data)
        parser.shouldProcessNamespaces = false
        parser.shouldResolveExternalEntities = false
        parser.delegate = builder
        // On Linux `parse` returns true for a document that ends too early or goes on after its root.
        let complete = parser.parse()
        if let error = builder.error { throw error }
        guard complete, parser.parserError == nil, let root = builder.root else {
            throw XMLError(.malformed, "The reply is not a complete XML document (line \(parser.lineNumber)).")
        }
        return root
    }

    /// The XML declaration, or the empty string without one; nil for bytes that are not UTF-8.
    private static func declaration(of data: Data) -> String? {
        let mark = Data([0xEF, 0xBB, 0xBF])
        let content = data.starts(with: mark) ? data.dropFirst(mark.count) : data
        guard let text = String(data: content, encoding: .utf8) else { return nil }
        guard text.hasPrefix("<?xml"), let end = text.range(of: "?>") else { return "" }
        return String(text[..<end.lowerBound])
    }

    private static func declaredEncoding(in declaration: String) -> String? {
        guard let key = declaration.range(of: "encoding") else { return nil }
        let value = declaration[key.upperBound...].drop { " =\"'\t\r\n".contains($0) }
        return value.prefix { !"\"' ".contains($0) }.lowercased()
    }

    private static func hasDocumentType(_ data: Data) -> Bool {
        data.range(of: Data("<!DOCTYPE".utf8)) != nil || data.range(of: Data("<!doctype".utf8)) != nil
    }

    /// Whether there is any but the XML declaration; one without data, `<?name?>`, crashes FoundationXML (seen in Swift 6.3).
    private static func hasProcessingInstruction(_ data: Data) -> Bool {
        let mark = Data("<?".utf8)
        guard let first = data.range(of: mark) else { return false }
        let declaration = Data("<?xml ".utf8)
        let start = data.range(of: declaration)?.lowerBound == first.lowerBound ? first.upperBound : first.lowerBound
        return data.range(of: mark, in: start..<data.endIndex) != nil
    }
}

/// Collects the parser's events into a tree.
private final class XMLTreeBuilder: NSObject, XMLParserDelegate {
    private struct Open {
        let name: String
        var content = ""
        var children: [XMLNode] = []
    }

    private var open: [Open] = []
    private(set) var root: XMLNode?
    private(set) var error: XMLError?

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
        qualifiedName qName: String?, attributes attributeDict: [String: String]
    ) {
        guard error == nil else { return }
        guard open.count < XMLNode.maximumDepth else {
            error = XMLError(.tooDeep, "The reply nests elements more than \(XMLNode.maximumDepth) deep.")
            parser.abortParsing()
            return
        }
        open.append(Open(name: elementName.split(separator: ":").last.map(String.init) ?? elementName))
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
    ) {
        guard error == nil, let closed = open.popLast() else { return }
        let node = XMLNode(name: closed.name, content: closed.content, children: closed.children)
        if open.isEmpty {
            root = node
        } else {
            open[open.count - 1].children.append(node)
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard error == nil, !open.isEmpty else { return }
        open[open.count - 1].content += string
    }

    func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
        guard error == nil, !open.isEmpty else { return }
        open[open.count - 1].content += String(decoding: CDATABlock, as: UTF8.self)
    }
}

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

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
