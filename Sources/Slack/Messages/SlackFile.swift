package import Foundation

/// A file to be uploaded.
package struct SlackFile: Sendable, Hashable {
    package var name: String
    /// What people read above the file.
    package var title: String
    package var content: Data
    /// The syntax of a text that shall be shown as a snippet, such as `json`; Slack allows snippets of 1 MB.
    package var snippetType: String?
    /// What a picture shows, in at most 1,000 characters.
    package var altText: String?

    /// The title is the name unless another one is given.
    package init(
        name: String, title: String? = nil, content: Data, snippetType: String? = nil, altText: String? = nil
    ) {
        self.name = name
        self.title = title ?? name
        self.content = content
        self.snippetType = snippetType
        self.altText = altText
    }
}
