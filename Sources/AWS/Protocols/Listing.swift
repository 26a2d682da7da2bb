/// What a list has, element by element: one that cannot be read spoils itself and no other.
package struct Listing<Item: Sendable>: Sendable {
    package var items: [Item]
    package var unreadable: [UnreadableElement]

    package init(items: [Item] = [], unreadable: [UnreadableElement] = []) {
        self.items = items
        self.unreadable = unreadable
    }
}

/// An element of a list that could not be read as what it has to be: why, and what tells which one it is.
package struct UnreadableElement: Sendable, Equatable {
    package let problem: MalformedReply
    /// Scalars that name something, by their element's or member's name; nothing else is kept, as some are secret.
    private let names: [String: String]

    init(problem: MalformedReply, scalars: [(name: String, text: String)]) {
        self.problem = problem
        names = Dictionary(scalars.filter { Self.tells($0.name) && !$0.text.isEmpty }) { first, _ in first }
    }

    package var reason: String { problem.description }

    package subscript(_ name: String) -> String? { names[name] }

    private static func tells(_ name: String) -> Bool {
        ["Identifier", "ResourceId", "Arn", "ARN", "Name"].contains(where: name.hasSuffix)
            || ["Source", "Status"].contains(name)
    }
}

extension ReplyElement {
    /// The structures inside a list element, each read for itself; an absent list is empty.
    package func listing<Shape: ReplyShape & Sendable>(_ name: String) -> Listing<Shape> {
        var listing = Listing<Shape>()
        for (index, child) in (node[name]?.children ?? []).enumerated() {
            do throws(MalformedReply) {
                listing.items.append(
                    try Shape(ReplyElement(child, path: "\(path)/\(name)/\(child.name)[\(index + 1)]")))
            } catch {
                listing.unreadable.append(
                    UnreadableElement(
                        problem: error,
                        scalars: child.children.filter(\.children.isEmpty).map { ($0.name, $0.text) }))
            }
        }
        return listing
    }

    /// The same of a list element that has to be there: an absent one must not be taken for an empty one.
    package func requiredListing<Shape: ReplyShape & Sendable>(
        _ name: String
    ) throws(MalformedReply) -> Listing<Shape> {
        _ = try requiredElement(name)
        return listing(name)
    }
}

extension Listing: Decodable where Item: Decodable {
    /// Reads an array of a JSON reply, each element for itself.
    package init(from decoder: any Decoder) throws {
        self.init()
        var elements = try decoder.unkeyedContainer()
        while !elements.isAtEnd {
            let element = try elements.decode(ListedElement<Item>.self)
            if let item = element.item { items.append(item) }
            if let problem = element.unreadable { unreadable.append(problem) }
        }
    }
}

/// An element of a JSON array: what it is read as, or why it is not.
private struct ListedElement<Item: Decodable>: Decodable {
    struct Member: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    var item: Item?
    var unreadable: UnreadableElement?

    init(from decoder: any Decoder) {
        do {
            item = try Item(from: decoder)
        } catch {
            let members = try? decoder.container(keyedBy: Member.self)
            let scalars = (members?.allKeys ?? []).compactMap { key in
                (try? members?.decode(String.self, forKey: key)).map { (name: key.stringValue, text: $0) }
            }
            unreadable = UnreadableElement(problem: MalformedReply(error), scalars: scalars)
        }
    }
}
