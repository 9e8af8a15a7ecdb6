using System.Text;
using System.Xml;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Firewall.Firewalld;

/// <summary>Lets firewalld judge a service file, in a configuration folder that holds nothing else. Without firewalld it must at least be XML.</summary>
internal sealed class FirewalldServiceValidator : IFileValidator
{
    public async Task CheckAsync(StepContext context, string path, byte[] content, CancellationToken cancellationToken)
    {
        RequireXml(path, content);
        var machine = context.Machine;
        if (machine.Commands.Find("firewall-offline-cmd") is null)
        {
            context.Say($"{path} is XML, but was not checked further: firewalld is not installed.");
            return;
        }

        var folder = $"{context.Folder.Path}/candidate-firewalld";
        try
        {
            machine.Files.CreateDirectories(folder + "/services", Ownership.PrivateDirectory());
            machine.Files.Write($"{folder}/services/{Path.GetFileName(path)}", content, Ownership.Private());
            var command = FirewalldTool.Offline(machine.Files.Locate(folder)).Of("--check-config");
            // It only works for root, even on a folder of one's own; looking like root is enough.
            var result = await machine.Commands.RunAsync(machine.IsRoot ? command : Sandbox.Wrap(machine, command) ?? command, cancellationToken);
            if (Sandbox.WasDenied(result))
            {
                context.Say($"{path} is XML, but was not checked further: firewall-offline-cmd wants root ({result.Tail(1)[0]}).");
            }
            else if (!result.Succeeded)
            {
                throw new StepFailedException(
                    $"firewalld rejects the new {path}:\n{string.Join('\n', result.Tail(3).Select(line => "  " + line))}",
                    "The file that is in place was not touched. Look at the answers this file is made from; a template under /etc/appliance/templates may be wrong too.");
            }
        }
        finally
        {
            machine.Files.DeleteTree(folder);
        }
    }

    private static void RequireXml(string path, byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(content)));
            while (reader.Read())
            {
            }
        }
        catch (XmlException e)
        {
            throw new StepFailedException($"The new {path} is not XML: {e.Message}", "A template under /etc/appliance/templates may be wrong.", e);
        }
    }
}
