/// The name under which a kind of subject, mutation, step or runbook is stored (`fail-over`): never changed, whatever
/// becomes of the name of its type.
package struct KindName: Identifier {
    package let text: String
    package init(_ text: String) { self.text = text }
}
