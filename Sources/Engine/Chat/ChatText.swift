/// Text for the chat's markup.
package enum ChatText {
    /// Escapes the three characters that the markup gives a meaning (Slack: "Formatting text for app surfaces").
    package static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
