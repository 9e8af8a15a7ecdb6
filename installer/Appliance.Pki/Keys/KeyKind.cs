namespace Appliance.Pki.Keys;

/// <summary>The kinds of key the appliance makes.</summary>
public enum KeyKind
{
    Rsa2048,
    Rsa3072,
    Rsa4096,
    EcdsaP256,
    EcdsaP384,
}
