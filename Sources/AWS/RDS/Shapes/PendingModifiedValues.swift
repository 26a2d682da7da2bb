extension RDS {
    /// What has been asked of a cluster or an instance and is not in effect yet: every element that is set, known or not.
    package struct PendingModifiedValues: Sendable, Equatable {
        /// One pending value; nested elements have a dotted name such as `PendingCloudwatchLogsExports.LogTypesToEnable.member`.
        package struct Entry: Sendable, Equatable {
            package var name: String
            package var value: String

            package init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }

        package var entries: [Entry]

        package init(_ entries: [Entry] = []) {
            self.entries = entries
        }

        package var isEmpty: Bool { entries.isEmpty }

        /// The first value of that name.
        package subscript(_ name: String) -> String? {
            entries.first { $0.name == name }?.value
        }
    }
}

extension RDS.PendingModifiedValues: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init(element.node.children.flatMap { Self.entries(of: $0, below: "") })
    }

    /// The leaves of an element; its depth is bounded by the parser. A password is never kept.
    private static func entries(of node: XMLNode, below prefix: String) -> [Entry] {
        let name = prefix + node.name
        guard node.children.isEmpty else {
            return node.children.flatMap { entries(of: $0, below: name + ".") }
        }
        return [Entry(name: name, value: node.name.hasSuffix("Password") ? "****" : node.text)]
    }
}
