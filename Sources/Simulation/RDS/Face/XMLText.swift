/// XML being written, element by element.
struct XMLText: Sendable {
    private(set) var text = ""

    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        text += "<\(name)>"
        appendEscaped(value)
        text += "</\(name)>"
    }

    mutating func add(_ name: String, _ value: Int?) {
        if let value { text += "<\(name)>\(value)</\(name)>" }
    }

    mutating func add(_ name: String, _ value: Double?) {
        if let value { text += "<\(name)>\(value)</\(name)>" }
    }

    mutating func add(_ name: String, _ value: Bool?) {
        if let value { text += "<\(name)>\(value)</\(name)>" }
    }

    mutating func add(_ name: String, _ value: SimulatedTime?) {
        if let value { text += "<\(name)>\(value.iso8601)</\(name)>" }
    }

    mutating func nest(_ name: String, attributes: String = "", _ write: (inout XMLText) -> Void) {
        text += "<\(name)\(attributes)>"
        write(&self)
        text += "</\(name)>"
    }

    /// A list in AWS's way: one element around all items, one around each.
    mutating func list<Item>(
        _ name: String, of itemName: String, _ items: [Item], _ write: (inout XMLText, Item) -> Void
    ) {
        nest(name) { xml in
            for item in items {
                xml.nest(itemName) { write(&$0, item) }
            }
        }
    }

    mutating func list(_ name: String, of itemName: String, _ items: [String]) {
        nest(name) { xml in
            for item in items { xml.add(itemName, item) }
        }
    }

    mutating func append(_ other: XMLText) {
        text += other.text
    }

    private mutating func appendEscaped(_ value: String) {
        for character in value.unicodeScalars {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\r": text += "&#xD;"
            default: text.unicodeScalars.append(character)
            }
        }
    }
}
