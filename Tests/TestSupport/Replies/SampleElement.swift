import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An element of an XML document, read by Foundation's own parser; namespaces and attributes are left out.
final class SampleElement {
    let name: String
    private(set) var text = ""
    private(set) var children: [SampleElement] = []

    private init(_ name: String) { self.name = name }

    /// The document's root; none where it is no well-formed document.
    static func root(of document: Data) -> SampleElement? {
        let reader = Reader()
        let parser = XMLParser(data: document)
        parser.delegate = reader
        return parser.parse() ? reader.root : nil
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: SampleElement?
        private var open: [SampleElement] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = SampleElement(name)
            if let parent = open.last { parent.children.append(element) } else { root = element }
            open.append(element)
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
    }
}
