import Foundation

/// One element of a parsed XML document, without namespaces and attributes: AWS replies use neither for anything we read.
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
